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
}
