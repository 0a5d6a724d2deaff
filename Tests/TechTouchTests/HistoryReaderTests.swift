import Foundation
import Testing

@testable import TechTouch

struct HistoryReaderTests {
  private static func event(_ number: Int, of subject: Subject) -> Event {
    Event(id: EventID("e\(number)"), name: "x", subject: subject, time: Date(timeIntervalSince1970: Double(number)))
  }

  private static func subject(_ number: Int) -> Subject {
    Subject(user: UserID("u\(number % 3)"), of: AccountID("a\(number % 7)"))
  }

  /// A cache of any size gives what the store holds.
  @Test(arguments: [1, 2, 5, 100]) func aCacheChangesNothing(capacity: Int) async throws {
    let store = MemoryEventStore()
    let reader = HistoryReader(store: store, capacity: capacity)
    for number in 0..<300 {
      let subject = Self.subject(number * number + number / 5)
      let event = Self.event(number, of: subject)
      _ = try await store.append([event], to: subject, expecting: .any, at: event.time)
      let other = Self.subject(number * 3)
      let account = try #require(other.account)
      let held = try await reader.history(of: other)
      #expect(held.all.events == (try await store.readAll(.account(account))))
      #expect(held.of(other).events == held.all.events.filter { $0.event.subject == other })
    }
  }

  @Test func readersAtOnceSeeEverythingInOrder() async throws {
    let store = MemoryEventStore()
    let reader = HistoryReader(store: store, capacity: 2)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<200 {
        group.addTask {
          let subject = Self.subject(number)
          let event = Self.event(number, of: subject)
          _ = try await store.append([event], to: subject, expecting: .any, at: event.time)
          let history = try await reader.history(of: subject)
          #expect(history.of(subject).event(event.id, of: subject) != nil)
          let positions = history.all.events.map(\.position)
          #expect(positions == positions.sorted())
        }
      }
      try await group.waitForAll()
    }
  }

  private static let user = Subject(user: "u", of: "a")

  private static func recorded(_ numbers: ClosedRange<Int>) -> [RecordedEvent] {
    numbers.map { number in
      RecordedEvent(
        event: event(number, of: user), version: number, position: Position(Int64(number)),
        recordedAt: Date(timeIntervalSince1970: Double(number)))
    }
  }

  @Test func aHistoryThatWasForgottenAndReadLessFarHasNoGap() {
    var cache = HistoryCache(capacity: 2)
    let scope = ReadScope.account("a")
    #expect(cache.extend(scope, after: nil, with: Self.recorded(1...5))?.all.count == 5)
    // A second reader goes on from 5, and a third, which began early and was slow, puts back no more than 3.
    cache.forget(scope)
    #expect(cache.extend(scope, after: nil, with: Self.recorded(1...3))?.all.count == 3)
    #expect(cache.extend(scope, after: Position(5), with: Self.recorded(6...6)) == nil)
    #expect(cache.history(of: scope)?.all.events == Self.recorded(1...3))
  }

  @Test func whatWasReadBeforeAnErasureIsNotAddedAfterIt() {
    var cache = HistoryCache(capacity: 2)
    let scope = ReadScope.account("a")
    #expect(cache.extend(scope, after: nil, with: Self.recorded(1...2)) != nil)
    cache.forget(scope)
    let erased = Self.recorded(1...3).map { recorded in
      var event = recorded.event
      event.subject = Subject(user: "erased-1", of: "a")
      return RecordedEvent(
        event: event, version: recorded.version, position: recorded.position, recordedAt: recorded.recordedAt)
    }
    #expect(cache.extend(scope, after: nil, with: erased) != nil)
    // Another reader read the third event before.
    #expect(cache.extend(scope, after: Position(2), with: Self.recorded(3...3))?.all.events == erased)
  }
}
