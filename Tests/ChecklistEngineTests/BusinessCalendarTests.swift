import ChecklistEngine
import Foundation
import Testing
import TouchContent

struct BusinessCalendarTests {
  typealias Day = BusinessCalendar.Day

  /// Golden Week and the turn of the year, as Japanese companies have them.
  static let japan = BusinessCalendar(
    timeZone: zone("Asia/Tokyo"),
    holidays: [
      "2026-04-29", "2026-05-03", "2026-05-04", "2026-05-05", "2026-05-06", "2026-12-29", "2026-12-30", "2026-12-31",
      "2027-01-01", "2027-01-02", "2027-01-03",
    ])

  static func zone(_ name: String) -> TimeZone { TimeZone(identifier: name) ?? .gmt }

  @Test(
    arguments: [
      ("2026-04-27", 1, "2026-04-28"),  // Monday → Tuesday
      ("2026-04-28", 1, "2026-04-30"),  // over Showa Day
      ("2026-04-30", 2, "2026-05-07"),  // over Golden Week
      ("2026-05-02", 0, "2026-05-07"),  // a Saturday is no business day
      ("2026-05-01", 0, "2026-05-01"),
      ("2026-12-28", 1, "2027-01-04"),  // over the turn of the year
      ("2026-11-20", 5, "2026-11-27"),
    ] as [(Day, Int, Day)])
  func countsBusinessDaysAfter(day: Day, count: Int, expected: Day) {
    #expect(Self.japan.businessDay(count, after: day) == expected)
  }

  @Test(
    arguments: [
      ("2026-05-07", 1, "2026-05-01"), ("2026-05-07", 3, "2026-04-28"), ("2026-05-06", 0, "2026-05-01"),
      ("2027-01-04", 1, "2026-12-28"), ("2026-11-27", 5, "2026-11-20"), ("2026-11-27", 0, "2026-11-27"),
    ] as [(Day, Int, Day)])
  func countsBusinessDaysBefore(day: Day, count: Int, expected: Day) {
    #expect(Self.japan.businessDay(count, before: day) == expected)
  }

  @Test func countingForthAndBackArrivesWhereItBegan() {
    for number in 20_400..<20_900 {
      let day = Day(number: number)
      guard Self.japan.isBusinessDay(day) else { continue }
      for count in 0...12 {
        let there = Self.japan.businessDay(count, after: day)
        #expect(Self.japan.businessDay(count, before: there) == day, "\(day) + \(count)")
      }
    }
  }

  @Test func aCalendarWithoutBusinessDaysCountsAllDays() {
    let calendar = BusinessCalendar(timeZone: .gmt, weekend: Set(1...7))
    #expect(calendar.businessDay(3, after: "2026-11-20") == "2026-11-23")
    #expect(calendar.businessDay(3, before: "2026-11-20") == "2026-11-17")
  }

  /// Foundation's own calendar, day by day over two centuries, is the oracle.
  @Test func daysAreThoseOfTheGregorianCalendar() throws {
    var gregorian = Calendar(identifier: .gregorian)
    gregorian.timeZone = .gmt
    for number in stride(from: -40_000, to: 60_000, by: 7) {
      let day = Day(number: number)
      let fields = gregorian.dateComponents(
        [.year, .month, .day, .weekday], from: Date(timeIntervalSince1970: Double(number) * 86_400))
      #expect(fields.year == day.year && fields.month == day.month && fields.day == day.day, "\(number)")
      #expect(fields.weekday.map { ($0 + 5) % 7 + 1 } == day.weekday, "\(number)")
      #expect(Day(day.year, day.month, day.day) == day, "\(number)")
      #expect(Day(day.description) == day, "\(number)")
    }
  }

  @Test(arguments: ["2026-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "2026-4-1", "26-04-01", "", "２０２６-04-01"])
  func whatIsNoDayIsRefused(text: String) {
    #expect(Day(text) == nil)
  }

  @Test(
    arguments: [
      ("Asia/Tokyo", "2026-11-20", "2026-11-19T15:00:00Z"), ("America/New_York", "2026-11-20", "2026-11-20T05:00:00Z"),
      ("UTC", "2026-11-20", "2026-11-20T00:00:00Z"), ("Pacific/Kiritimati", "2026-11-20", "2026-11-19T10:00:00Z"),
      // Clocks in Lebanon go from 23:59 to 01:00 on the last Sunday of March: that day begins at 01:00.
      ("Asia/Beirut", "2026-03-29", "2026-03-28T22:00:00Z"),
      ("America/New_York", "2026-03-08", "2026-03-08T05:00:00Z"),
      ("America/New_York", "2026-03-09", "2026-03-09T04:00:00Z"),
      ("America/New_York", "2026-11-01", "2026-11-01T04:00:00Z"),
      // Samoa had no 30 December 2011: what would begin then begins with the 31st.
      ("Pacific/Apia", "2011-12-30", "2011-12-30T10:00:00Z"),
      ("Pacific/Apia", "2011-12-31", "2011-12-30T10:00:00Z"),
    ] as [(String, Day, String)])
  func aDayBeginsAtItsFirstInstant(name: String, day: Day, expected: String) {
    let calendar = BusinessCalendar(timeZone: Self.zone(name))
    #expect(text(calendar.start(of: day)) == expected)
  }

  @Test func theDayOfAnInstantDependsOnTheZone() {
    let instant = Date(timeIntervalSince1970: 1_763_568_000)  // 2025-11-19T16:00:00Z
    #expect(BusinessCalendar(timeZone: Self.zone("Asia/Tokyo")).day(of: instant) == "2025-11-20")
    #expect(BusinessCalendar(timeZone: Self.zone("America/New_York")).day(of: instant) == "2025-11-19")
  }

  @Test func daysAreWrittenAsReadersWriteThem() {
    let day: Day = "2026-11-20"
    #expect(day.text(in: LanguagePreference(["ja"], source: "ja")) == "11月20日")
    #expect(day.text(in: LanguagePreference(["en"], source: "ja")) == "Nov 20")
  }

  private func text(_ date: Date) -> String {
    date.formatted(Date.ISO8601FormatStyle(timeZone: .gmt))
  }
}
