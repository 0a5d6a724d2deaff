import Foundation
import Testing

@testable import EventLog

struct HistoryTests {
  private static let names: [EventName] = ["campaign.created", "touch.displayed", "signup.completed"]
  private static let contents: [ContentRef?] = [nil, "guide/a@1", "guide/a@2", "popup/b@1"]
  private static let subjects = [sato, suzuki, Subject(account: "aoba")]

  /// A log with late events, equal times and several streams.
  private func log(seed: Int) -> [RecordedEvent] {
    var random = SeededRandom(seed: seed)
    var versions: [Subject: Int] = [:]
    return (0..<Int.random(in: 0...40, using: &random)).map { index in
      let subject = Self.subjects.randomElement(using: &random) ?? sato
      versions[subject, default: 0] += 1
      let name = Self.names.randomElement(using: &random) ?? "a"
      var event = event("e-\(index)", name, of: subject, at: Double(Int.random(in: 0...15, using: &random)))
      event.content = Self.contents.randomElement(using: &random) ?? nil
      return RecordedEvent(
        event: event, version: versions[subject] ?? 0, position: Position(Int64(index + 1)),
        recordedAt: time(Double(Int.random(in: 0...15, using: &random))))
    }
  }

  private func sorted(_ events: [RecordedEvent]) -> [RecordedEvent] {
    events.sorted { ($0.event.time, $0.position) < ($1.event.time, $1.position) }
  }

  @Test func answersAsASearchThroughEveryEventDoes() {
    for seed in 0..<300 {
      let log = log(seed: seed)
      let history = History(log)
      #expect(history.events == log, "seed \(seed)")
      for name in Self.names {
        let wanted = sorted(log.filter { $0.event.name == name })
        #expect(history.events(named: name) == wanted, "seed \(seed)")
        #expect(history.first(name) == wanted.first, "seed \(seed)")
        #expect(history.last(name) == wanted.last, "seed \(seed)")
        for (after, through) in [(-1.0, 3.0), (3, 3), (3, 9), (0, 15), (9, 3)] {
          let count = wanted.count { $0.event.time > time(after) && $0.event.time <= time(through) }
          #expect(history.count(of: name, after: time(after), through: time(through)) == count, "seed \(seed)")
        }
        #expect(history.count(of: name) == wanted.count, "seed \(seed)")
      }
      for content in ["guide/a", "popup/b", "survey/c"] as [ContentRef] {
        let wanted = sorted(log.filter { $0.event.content?.isSameContent(as: content) ?? false })
        #expect(history.events(of: content) == wanted, "seed \(seed)")
      }
      for subject in Self.subjects {
        #expect(history.version(of: subject) == log.count { $0.event.subject == subject }, "seed \(seed)")
        #expect(history.of(subject).events == log.filter { $0.event.subject == subject }, "seed \(seed)")
      }
      let past = log.filter { $0.event.time <= time(9) && $0.recordedAt <= time(7) }
      #expect(history.asOf(event: time(9), known: time(7)).events == past, "seed \(seed)")
    }
  }

  @Test func theLastEventOfAPieceOfContentIsTheOneThatASearchFinds() {
    for seed in 0..<300 {
      let log = log(seed: seed)
      let history = History(log)
      for content in ["guide/a", "guide/a@2", "popup/b", "survey/c"] as [ContentRef] {
        let own = sorted(log.filter { $0.event.content?.isSameContent(as: content) ?? false })
        var each: [RecordedEvent] = []
        history.forEachEvent(of: content) { each.append($0) }
        #expect(each == own, "seed \(seed)")
        #expect(history.last(of: content) { _ in true } == own.last, "seed \(seed)")
        let first = own.last { $0.event.content?.version == 1 }
        #expect(history.last(of: content) { $0.content?.version == 1 } == first, "seed \(seed)")
        for (name, through) in [("touch.displayed", 15.0), ("touch.displayed", 7), ("signup.completed", 3)] {
          let known = own.filter { $0.event.name.rawValue == name && $0.event.time <= time(through) }
          func found(_ isMeant: (Event) -> Bool) -> Date? {
            history.last(EventName(name), of: content, through: time(through), where: isMeant)
          }
          #expect(found { _ in true } == known.last?.event.time, "seed \(seed), \(name) up to \(through)")
          #expect(found { $0.subject == sato } == known.last { $0.event.subject == sato }?.event.time, "seed \(seed)")
        }
      }
    }
  }

  @Test func takesAnEventOnce() {
    let log = log(seed: 5)
    var history = History(log)
    for event in log { history.append(event) }
    #expect(history.events == log)
    #expect(history.position == (log.last?.position ?? .start))
  }

  @Test func findsAnEventByItsStreamAndID() {
    let log = log(seed: 8)
    let history = History(log)
    for recorded in log {
      #expect(history.event(recorded.event.id, of: recorded.event.subject) == recorded)
      #expect(history.event(recorded.event.id, of: miller) == nil)
    }
  }

  @Test func givesTheAttributesThatWereSetLast() {
    func set(_ position: Int64, at seconds: Double, _ properties: [PropertyName: Value]) -> RecordedEvent {
      RecordedEvent(
        event: event("e-\(position)", .attributesChanged, at: seconds, properties: properties), version: Int(position),
        position: Position(position), recordedAt: time())
    }
    let history = History([
      set(1, at: 5, ["plan": "pro", "seats": 3]), set(2, at: 1, ["plan": "free", "role": "admin"]),
      set(3, at: 5, ["seats": 4]),
    ])
    #expect(history.attributes(of: sato) == ["plan": "pro", "seats": 4, "role": "admin"])
    #expect(history.attributes(of: suzuki) == [:])
  }
}
