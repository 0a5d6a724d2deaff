import EventLog
import Foundation
import Testing
import TriggerRules

struct ZonesTests {
  /// Identifiers of the tz database, those that name no area among them.
  @Test(arguments: [
    "Asia/Tokyo", "America/Argentina/Buenos_Aires", "Etc/GMT+9", "US/Pacific", "UTC", "GMT", "Japan", "EST5EDT",
    "NZ-CHAT",
  ])
  func takesAnIdentifier(identifier: String) {
    let zone = Zones(user: identifier, product: "Asia/Tokyo").resolved()
    #expect(zone.source == .user)
    #expect(zone.fallback == nil)
  }

  /// `BST` would be Bangladesh's time, `PST` that of California in summer too, and `GMT+9` lies east where `Etc/GMT+9`
  /// lies west.
  @Test(arguments: ["JST", "BST", "PST", "IST", "GMT+9", "UTC+9", "GMT+0900", "+09:00", "", "Asia/Tokio", "Tokyo"])
  func passesOverWhatIsNone(identifier: String) {
    let zone = Zones(user: identifier, account: "Europe/London").resolved()
    #expect(zone.source == .account)
    #expect(zone.passedOver == [identifier])
    #expect(zone.fallback == "\"\(identifier)\" is not a time zone; used the account's zone Europe/London")
  }

  @Test func aScheduleInAnAbbreviationIsRefused() throws {
    let repeated = CalendarRepeat(every: .day, from: LocalDate(dayNumber: 0), at: "09:00", in: "BST")
    let issues = RuleDocument(rules: [Rule("r", on: .calendar(repeated), do: .call("x"))]).issues()
    #expect(
      issues.map(\.description) == [
        "rules[0].trigger.calendar.zone: wanted a time zone such as \"Asia/Tokyo\", found \"BST\" (undeclared)"
      ])
  }
}
