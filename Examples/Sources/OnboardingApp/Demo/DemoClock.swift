import Foundation
import TechTouch

/// The example's clock: the machine's, plus what visitors have moved it forward by.
///
/// Each move is an event in the log, so the clock is where it was after a restart.
struct DemoClock: Sendable {
  let store: any EventStore

  private static let subject = Subject(account: "demo-clock")
  private static let moved: EventName = "demo.clock.moved"
  private static let seconds: PropertyName = "seconds"

  /// The present of the example.
  func now() async throws -> Date {
    let offset = try await store.readAll(.stream(Self.subject))
      .compactMap { $0.event.properties[Self.seconds]?.integer }
      .reduce(0, +)
    return Date(timeIntervalSinceNow: Double(offset))
  }

  /// Moves the clock forward.
  func advance(bySeconds seconds: Int) async throws {
    let version = try await store.readAll(.stream(Self.subject)).last?.version ?? 0
    let event = Event(
      id: EventID("move-\(version)"), name: Self.moved, subject: Self.subject, time: try await now(),
      properties: [Self.seconds: .integer(seconds)])
    _ = try await store.append([event], to: Self.subject, expecting: .exactly(version), at: event.time)
  }
}
