import EventLog
import Foundation

/// What the checks append: a company, its people and their events.
enum CheckFixtures {
  static let sato = Subject(user: "sato", of: "aoba")
  static let suzuki = Subject(user: "suzuki", of: "aoba")
  static let aoba = Subject(account: "aoba")
  static let miller = Subject(user: "miller", of: "northwind")
  static let alone = Subject(user: "guest-1")

  /// 2026-04-01T00:00:00Z.
  static let start = Date(timeIntervalSince1970: 1_775_001_600)

  static func time(_ seconds: Int) -> Date { start.addingTimeInterval(Double(seconds)) }

  static func event(
    _ id: String, of subject: Subject = sato, name: EventName = "campaign.created", second: Int = 0,
    properties: [PropertyName: Value] = [:]
  ) -> Event {
    Event(id: EventID(id), name: name, subject: subject, time: time(second), properties: properties)
  }

  /// Events with the ids `prefix-1`, `prefix-2` …
  static func events(_ count: Int, prefix: String = "e", of subject: Subject = sato) -> [Event] {
    count < 1 ? [] : (1...count).map { event("\(prefix)-\($0)", of: subject, second: $0) }
  }
}

extension EventStore {
  /// Appends at a fixed time.
  @discardableResult
  func store(_ events: [Event], expecting: ExpectedVersion = .any) async throws -> AppendReceipt {
    try await append(
      events, to: events.first?.subject ?? CheckFixtures.sato, expecting: expecting, at: CheckFixtures.time(3_600))
  }

  /// The ids of a stream in the order in which it is read.
  func ids(of subject: Subject) async throws -> [String] {
    try await readAll(.stream(subject)).map(\.event.id.rawValue)
  }
}
