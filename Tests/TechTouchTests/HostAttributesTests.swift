import Foundation
import TechTouch
import Testing

/// What a host says of a user on every page is written once.
struct HostAttributesTests {
  @Test(
    arguments: [
      Date(timeIntervalSinceReferenceDate: 796_690_000.123_456_789), .distantPast, .distantFuture,
      Date(timeIntervalSince1970: 1e20),
    ]) func aDateFinerThanTheLogKeepsIsWrittenOnce(date: Date) async throws
  {
    let store = MemoryEventStore()
    let engine = TouchEngine(catalog: try Fixture.catalog(), store: store)
    let user = User(
      id: "sato", account: "aoba", attributes: ["createdAt": .date(date)], accountAttributes: ["since": .date(date)])
    let start = Date(timeIntervalSince1970: 1_775_001_600)
    for second in 0..<3 {
      _ = try await engine.touches(for: user, on: "/", at: start.addingTimeInterval(Double(second)))
      try await engine.record(["createdAt": .date(date)], of: user.subject, at: start)
    }
    // Once for the user and once for the company.
    #expect(try await store.everything().count { $0.event.name == .attributesChanged } == 2)
  }
}
