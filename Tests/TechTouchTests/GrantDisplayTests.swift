import EventLog
import Foundation
import Testing

@testable import TechTouch

/// Which grant waits to be displayed, held against a search through all events.
struct GrantDisplayTests {
  private let subject = Subject(user: "sato", of: "aoba")

  /// Grants, displays of them and of others, and other signs of two pieces of content, some of them late.
  private func log(seed: UInt64) -> [RecordedEvent] {
    var random = SeededGenerator(seed: seed)
    return (0..<Int.random(in: 1...12, using: &random)).map { index in
      let name = ([.granted, .granted, .displayed, .displayed, .started, .dismissed] as [EventName])[
        Int.random(in: 0..<6, using: &random)]
      let late = Int.random(in: 0...3, using: &random) == 0 ? 3 : 0
      let event = Event(
        id: EventID("e-\(index)"), name: name, subject: subject,
        time: Date(timeIntervalSince1970: Double(1_790_000_000 + index - late)),
        content: Bool.random(using: &random) ? "guide/tour@1" : "popup/hello@1",
        properties: [.cause: .string("e-\(Int.random(in: 0...index, using: &random))")])
      return RecordedEvent(
        event: event, version: index + 1, position: Position(Int64(index + 1)), recordedAt: event.time)
    }
  }

  @Test func theGrantThatIsAwaitedIsTheLastOfItsContentThatNothingHasShown() {
    for seed in 0..<400 as Range<UInt64> {
      let log = log(seed: seed)
      let own = History(log)
      for content in ["guide/tour", "popup/hello", "survey/nps"] as [ContentRef] {
        let events = log.filter { $0.event.content?.isSameContent(as: content) ?? false }
          .sorted { ($0.event.time, $0.position) < ($1.event.time, $1.position) }.map(\.event)
        var awaited: Event?
        for event in events {
          if event.name == .granted { awaited = event }
          if event.name == .displayed || event.name == .started { awaited = nil }
        }
        if let id = awaited?.id.rawValue,
          events.contains(where: { $0.name == .displayed && $0.properties[.cause]?.string == id })
        {
          awaited = nil
        }
        #expect(GrantDisplay(awaitedOf: content, in: own)?.grant == awaited, "seed \(seed), \(content)")
      }
    }
  }
}
