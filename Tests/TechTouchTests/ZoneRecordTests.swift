import Foundation
import TechTouch
import TechTouchTesting
import Testing

/// A time zone that was used in place of the user's own is kept with what came due by it.
struct ZoneRecordTests {
  private func queued(_ zone: String?) async throws -> Event {
    let product = try Fixture.product()
    let journey = product.journey(of: User(id: "ito", account: "aoba", timeZone: zone))
    try await journey.visit("/")
    try await journey.record("signup.completed")
    try await product.advance(days: 2)
    return try #require(try await product.engine.store.everything().map(\.event).first { $0.name == .queued })
  }

  @Test func aZoneThatIsNoneIsRecordedAndDropsNobody() async throws {
    let message = try await queued("BST")
    #expect(message.properties[.zone] == "\"BST\" is not a time zone; used the product's zone Asia/Tokyo")
    #expect(Timestamp.text(of: message.time) == "2026-04-02T00:00:00Z")
  }

  @Test func aZoneThatIsMissingIsRecorded() async throws {
    #expect(try await queued(nil).properties[.zone] == "used the product's zone Asia/Tokyo")
  }

  @Test func theUsersOwnZoneNeedsNoWord() async throws {
    #expect(try await queued("Asia/Kathmandu").properties[.zone] == nil)
  }
}
