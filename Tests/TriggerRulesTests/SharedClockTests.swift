import EventLog
import Foundation
import Testing
import TriggerRules

/// What a company's users share ends at one instant for all of them, wherever they are.
struct SharedClockTests {
  /// Auckland is in February thirteen hours before London is.
  private let display = Date("2026-01-20T12:00:00Z")
  private let february = [
    "Pacific/Auckland": Date("2026-01-31T11:00:00Z"), "Europe/London": Date("2026-02-01T00:00:00Z"),
    "Asia/Tokyo": Date("2026-01-31T15:00:00Z"),
  ]

  private func isFree(_ scope: Cap.Scope, at instant: Date, _ zones: Zones) throws -> Bool {
    let cap = Cap("month", window: .calendarMonth, limit: 1, scope: scope)
    let rules = try RuleSet(
      rules: [Rule("r", on: .anyPage, do: .show("banner/b"), caps: ["month"])], caps: [cap])
    var story = Story()
    story.display("popup/p", at: display)
    let occasion = Occasion(.pageView("/"), for: sato, at: instant, zones: zones)
    return !rules.decide(occasion, user: story.history, account: story.history).chosen.isEmpty
  }

  private func turns(_ scope: Cap.Scope, _ zones: Zones, at name: String) throws -> Bool {
    let instant = try #require(february[name])
    return try !isFree(scope, at: instant.minus(Span(seconds: 1)), zones) && isFree(scope, at: instant, zones)
  }

  @Test(arguments: ["Pacific/Auckland", "Europe/London"])
  func aMonthOfTheCompanyEndsByTheCompanysClock(user: String) throws {
    let zones = Zones(user: user, account: "Asia/Tokyo", product: "Europe/London")
    #expect(try turns(.account, zones, at: "Asia/Tokyo"))
    #expect(try turns(.user, zones, at: user))
    #expect(try turns(.account, Zones(user: user, product: "Asia/Tokyo"), at: "Asia/Tokyo"))
    #expect(try turns(.account, Zones(user: user, account: "BST", product: "Asia/Tokyo"), at: "Asia/Tokyo"))
  }

  @Test func whereNoOtherClockIsKnownItIsTheUsers() throws {
    #expect(try turns(.account, Zones(user: "Pacific/Auckland"), at: "Pacific/Auckland"))
  }
}
