import Foundation
import Testing
import TriggerRules

/// Held against Python's zoneinfo; see `Fixtures/make_transitions.py`.
struct ZonedClockTests {
  struct Transitions: Decodable, Sendable, CustomTestStringConvertible {
    var zone: String
    var offsets: [[Int]]
    var instants: [[Int]]
    var testDescription: String { zone }
  }

  static let transitions: [Transitions] = Fixture.decoded("transitions.json")

  @Test(arguments: transitions)
  func readsEveryLocalTimeAsRFC5545Says(of fixture: Transitions) throws {
    let clock = ZonedClock(try #require(TimeZone(identifier: fixture.zone)))
    for pair in fixture.instants {
      let day = Int((Double(pair[0]) / 86_400).rounded(.down))
      let date = LocalDate(dayNumber: day)
      let time = LocalTime(secondOfDay: pair[0] - day * 86_400)
      let instant = Int(clock.instant(date, time).timeIntervalSince1970)
      #expect(instant == pair[1], "\(date) \(time) in \(fixture.zone)")
    }
  }

  @Test(arguments: transitions)
  func readsEveryInstantOnTheLocalClock(of fixture: Transitions) throws {
    let clock = ZonedClock(try #require(TimeZone(identifier: fixture.zone)))
    for pair in fixture.offsets {
      let (date, time) = clock.local(Date(timeIntervalSince1970: Double(pair[0])))
      #expect(date.dayNumber * 86_400 + time.secondOfDay == pair[0] + pair[1], "\(pair[0]) in \(fixture.zone)")
    }
  }

  @Test(arguments: [
    ("2026-01-31", 1, "2026-02-28"), ("2028-01-31", 1, "2028-02-29"), ("2026-01-31", 2, "2026-03-31"),
    ("2026-12-15", 1, "2027-01-15"), ("2026-03-31", -1, "2026-02-28"), ("2024-02-29", 12, "2025-02-28"),
    ("2024-02-29", 48, "2028-02-29"),
  ])
  func monthsKeepTheDayOrUseTheLast(from: String, months: Int, to: String) throws {
    #expect(try #require(LocalDate(from)).adding(months: months).description == to)
  }

  @Test func everyDayOfFourCenturiesReadsBack() {
    for number in stride(from: -141_427, to: 146_097, by: 1) {
      let date = LocalDate(dayNumber: number)
      let (year, month, day) = date.parts
      #expect(LocalDate(year, month, day) == date)
    }
  }

  @Test(arguments: [("2026-04-01", Weekday.wednesday), ("1970-01-01", .thursday), ("2000-02-29", .tuesday)])
  func knowsTheWeekday(day: String, weekday: Weekday) throws {
    #expect(try #require(LocalDate(day)).weekday == weekday)
  }

  @Test(arguments: ["2026-02-29", "2026-13-01", "2026-1-1", "26-01-01", "2026-01-01T00", "+026-01-01", ""])
  func refusesWhatIsNoDay(text: String) {
    #expect(LocalDate(text) == nil)
  }

  @Test(arguments: ["24:00", "9:00", "09:60", "09", "09:00:60", "-1:00", "０９:００"])
  func refusesWhatIsNoTimeOfDay(text: String) {
    #expect(LocalTime(text) == nil)
  }
}
