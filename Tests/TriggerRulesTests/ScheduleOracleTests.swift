import EventLog
import Foundation
import Testing
import TriggerRules

/// Every kind of schedule around every change of six zones' clocks, held against Python's zoneinfo; see
/// `Fixtures/make_schedules.py`.
struct ScheduleOracleTests {
  struct Schedules: Decodable, Sendable, CustomTestStringConvertible {
    var zone: String
    var changes: [Int]
    /// Anchor, days, second of the day, due.
    var anchors: [[Int]]
    /// From and until in minutes of the day, now, end.
    var quiet: [[Int]]
    var parts: [Part]
    var repeats: [Repeat]
    /// Display, end in a calendar month, end of one calendar month.
    var windows: [[Int]]
    var testDescription: String { zone }

    /// From and until in minutes of the day, where to begin, and the instants at which the clock enters or leaves.
    struct Part: Decodable, Sendable {
      var from, until: LocalTime
      var begin: Date
      var flips: [Date]

      init(from decoder: any Decoder) throws {
        var list = try decoder.unkeyedContainer()
        self.from = LocalTime(secondOfDay: try list.decode(Int.self) * 60)
        until = LocalTime(secondOfDay: try list.decode(Int.self) * 60)
        begin = Date(timeIntervalSince1970: Double(try list.decode(Int.self)))
        flips = try list.decode([Int].self).map { Date(timeIntervalSince1970: Double($0)) }
      }
    }

    struct Repeat: Decodable, Sendable {
      var unit: CalendarRepeat.Unit
      var interval: Int
      var from: LocalDate
      var second: Int
      var due: [Int]
    }

    var clock: ZonedClock { ZonedClock(TimeZone(identifier: zone) ?? .gmt) }
    var zones: Zones { Zones(user: zone) }
  }

  static let zones: [Schedules] = Fixture.decoded("schedules.json")

  static func date(_ seconds: Int) -> Date { Date(timeIntervalSince1970: Double(seconds)) }

  @Test(arguments: zones)
  func aStepAfterAnEventComesDueWhenTheClockShowsIt(of fixture: Schedules) throws {
    for row in fixture.anchors {
      let (anchor, due) = (Self.date(row[0]), Self.date(row[3]))
      let trigger = Trigger.schedule(after: "a", days: row[1], at: LocalTime(secondOfDay: row[2]))
      let rules = try RuleSet(rules: [Rule("r", on: trigger, do: .send("message/m"))])
      var user = Story()
      user.add("a", at: anchor)
      let found = rules.due(
        for: sato, after: .distantPast, through: .distantFuture, user: user.history, zones: fixture.zones)
      #expect(found.map(\.due) == [due], "\(row)")
    }
  }

  @Test(arguments: zones)
  func repeatsComeDueOnceEachInEveryUnit(of fixture: Schedules) throws {
    for expected in fixture.repeats {
      let calendar = CalendarRepeat(
        every: expected.unit, interval: expected.interval, from: expected.from,
        at: LocalTime(secondOfDay: expected.second), until: LocalDate(2040, 12, 31))
      let all = calendar.occurrences(after: .distantPast, through: .distantFuture, by: fixture.clock)
        .map { Int($0.due.timeIntervalSince1970) }
      #expect(Set(all).count == all.count, "\(expected.unit)")
      let isWhole = expected.unit == .month || expected.unit == .year
      let near = all.filter { due in isWhole || fixture.changes.contains { abs(due - $0) < 2 * 86_400 } }
      #expect(near == expected.due, "\(expected.unit) in \(fixture.zone)")
      // The same in pieces that meet at the instants themselves.
      let cuts = [Date.distantPast] + near.prefix(40).map(Self.date) + [.distantFuture]
      let pieces = zip(cuts, cuts.dropFirst()).flatMap { after, through in
        calendar.occurrences(after: after, through: through, by: fixture.clock)
      }
      #expect(pieces.map { Int($0.due.timeIntervalSince1970) } == all)
    }
  }

  @Test(arguments: zones)
  func quietHoursEndWhenTheClockShowsTheirEnd(of fixture: Schedules) throws {
    for row in fixture.quiet {
      let part = DayPart(from: LocalTime(secondOfDay: row[0] * 60), until: LocalTime(secondOfDay: row[1] * 60))
      let (instant, end) = (Self.date(row[2]), Self.date(row[3]))
      let rules = try RuleSet(
        rules: [Rule("m", on: .event("e"), do: .send("message/m"))], policy: Policy(quietHours: part))
      var user = Story()
      let event = user.add("e", at: instant)
      let occasion = Occasion(.event(event), for: sato, at: instant, zones: fixture.zones)
      let choice = try #require(rules.decide(occasion, user: user.history).chosen.first)
      #expect(choice.notBefore == (end == instant ? nil : end), "\(part.from) until \(part.until) at \(row[2])")
    }
  }

  /// Going from one `nextEligible` to the next visits every instant at which the local clock enters or leaves.
  @Test(arguments: zones)
  func aPartOfTheDayTurnsWhenTheClockIsChanged(of fixture: Schedules) throws {
    for part in fixture.parts {
      let rules = try RuleSet(rules: [
        Rule("r", on: .anyPage, when: .localTime(from: part.from, until: part.until), do: .call("x"), repeat: .always)
      ])
      var found: [Date] = []
      var instant = part.begin
      let end = part.begin.plus(.hours(8))
      while let next = rules.decide(
        Occasion(.pageView("/"), for: sato, at: instant, zones: fixture.zones), user: History(), explaining: true
      ).nextEligible, next < end {
        found.append(next)
        instant = next
      }
      #expect(found == part.flips, "\(part.from) until \(part.until) from \(part.begin)")
    }
  }

  @Test(arguments: zones)
  func windowsOfMonthsEndByTheLocalCalendar(of fixture: Schedules) throws {
    let windows: [(CapWindow, Int)] = [(.calendarMonth, 1), (.oneCalendarMonth, 2)]
    for (window, column) in windows {
      let rules = try RuleSet(
        rules: [Rule("r", on: .anyPage, do: .show("banner/b"), repeat: .always, caps: ["c"])],
        caps: [Cap("c", window: window, limit: 1)])
      for row in fixture.windows {
        var user = Story()
        user.display("popup/p", at: Self.date(row[0]))
        let end = Self.date(row[column])
        func isShown(_ instant: Date) -> Bool {
          !rules.decide(
            Occasion(.pageView("/"), for: sato, at: instant, zones: fixture.zones), user: user.history
          ).chosen.isEmpty
        }
        #expect(!isShown(end.addingTimeInterval(-0.001)), "\(window) from \(row[0])")
        #expect(isShown(end), "\(window) from \(row[0])")
        #expect(!isShown(Self.date(row[0])), "\(window) from \(row[0])")
      }
    }
  }

  /// A broadcast is one instant, whatever local clocks show.
  @Test(arguments: zones)
  func aBroadcastIsOneInstantEverywhere(of fixture: Schedules) throws {
    for change in fixture.changes {
      let instant = Self.date(change)
      let rules = try RuleSet(rules: [Rule("r", on: .broadcast(at: instant), do: .send("message/m"))])
      let found = rules.due(
        for: sato, after: instant.minus(.hours(30)), through: instant.plus(.hours(30)), user: History(),
        zones: fixture.zones)
      #expect(found.map(\.due) == [instant])
    }
  }
}
