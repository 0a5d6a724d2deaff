import Foundation
import TechTouch
import TechTouchTesting
import Testing

/// A condition on the device, where no page is open.
struct DeviceTests {
  private static let rules: [Rule] = [
    Rule("note", on: .event("campaign.created"), when: .device("mobile"), do: .call("note"), repeat: .always),
    Rule(
      "day-1", on: .schedule(after: "campaign.created", days: 1, at: "09:00"), when: .device("mobile"),
      do: .send("message/day-1"), repeat: .always),
    Rule(
      "release", on: .broadcast(at: Timestamp.date(from: "2026-04-03T00:00Z") ?? .distantPast),
      when: .not(.device("mobile")), do: .send("message/day-3"), repeat: .always),
  ]

  /// What a user came to who was last seen with this device.
  private func story(_ device: String?) async throws -> (calls: Int, messages: [ContentRef], journey: Journey) {
    let product = try VirtualProduct(catalog: Fixture.catalog(rules: Self.rules), start: "2026-04-01T09:00+09:00")
    var user = Fixture.sato
    user.device = "desktop"
    let journey = product.journey(of: user)
    if device != nil { try await journey.visit("/") }
    try await product.advance(minutes: 1)
    journey.user.device = device
    try await journey.visit("/")
    try await journey.record("campaign.created")
    try await journey.advance(days: 3)
    let calls = try await product.engine.store.everything().count { $0.event.name == .hostCalled }
    return (calls, journey.outbox.map(\.content.unversioned), journey)
  }

  @Test func theLastOneKnownDecidesAboutEventsAndTimes() async throws {
    let mobile = try await story("mobile")
    #expect(mobile.calls == 1)
    #expect(mobile.messages == ["message/day-1"])
    let desktop = try await story("desktop")
    #expect(desktop.calls == 0)
    #expect(desktop.messages == ["message/day-3"])
  }

  @Test func oneThatWasNeverKnownIsUnknown() async throws {
    let nobody = try await story(nil)
    #expect(nobody.calls == 0)
    #expect(nobody.messages == [])
  }

  @Test func whatWasDecidedIsDecidedAgainWithTheSameDigest() async throws {
    let journey = try await story("mobile").journey
    let engine = journey.product.engine
    let events = try await engine.store.everything().map(\.event).filter { $0.properties[.digest] != nil }
    #expect(events.count == 2)
    for event in events {
      let decision = try await engine.explain(event.id, of: journey.user.subject)
      #expect(decision?.digest == event.properties[.digest]?.string, "\(event.name)")
    }
  }
}
