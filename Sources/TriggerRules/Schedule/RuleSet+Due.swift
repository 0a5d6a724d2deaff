public import EventLog
public import Foundation

extension RuleSet {
  /// What comes due for one subject in (after, through], the earliest first.
  ///
  /// Pure, and the same for the same arguments: nothing is remembered between calls but the instant up to which the
  /// caller has asked. Local times that do not exist or occur twice are read as RFC 5545 §3.3.5 says.
  /// - Parameters:
  ///   - subject: For whom.
  ///   - after: The instant up to which was asked before; not included.
  ///   - through: The instant up to which is asked now; included.
  ///   - user: The subject's own events.
  ///   - account: The company's events, whose facts can be anchors too.
  ///   - zones: The time zones known for the subject.
  public func due(
    for subject: Subject, after: Date, through: Date, user: History, account: History = History(),
    zones: Zones = Zones()
  ) -> [Occurrence] {
    let clock = zones.resolved().clock
    return rules.flatMap { compiled -> [Occurrence] in
      switch compiled.rule.trigger {
      case .schedule(let schedule):
        scheduled(compiled.rule, schedule, subject, after, through, user, account, clock.moved(to: schedule.zone))
      case .broadcast(let date):
        after < date && date <= through ? [Occurrence(rule: compiled.rule.id, subject: subject, due: date)] : []
      case .calendar(let calendar):
        calendar.occurrences(after: after, through: through, by: clock.moved(to: calendar.zone)).map {
          Occurrence(rule: compiled.rule.id, subject: subject, index: $0.index, due: $0.due)
        }
      case .pageView, .event: []
      }
    }
    .sorted { ($0.due, $0.rule) < ($1.due, $1.rule) }
  }

  private func scheduled(
    _ rule: Rule, _ schedule: Schedule, _ subject: Subject, _ after: Date, _ through: Date, _ user: History,
    _ account: History, _ clock: ZonedClock
  ) -> [Occurrence] {
    let common = account.events(named: schedule.after).filter { $0.event.subject.user == nil && subject.user != nil }
    var anchors = (user.events(named: schedule.after) + common).sorted { $0.event.time < $1.event.time }
    if rule.repetition == .once { anchors = Array(anchors.prefix(1)) }
    return anchors.compactMap { anchor in
      let due = schedule.instant(after: anchor.event.time, by: clock)
      // An event that was recorded after its own due time is found when it becomes known, unless that is too late.
      let found = max(due, anchor.recordedAt)
      guard after < found, found <= through, found.timeIntervalSince(due) <= document.policy.lateness.interval else {
        return nil
      }
      return Occurrence(rule: rule.id, subject: subject, anchor: anchor.event.id, due: due)
    }
  }
}

extension Schedule {
  /// When it is due, by the local clock.
  public func instant(after anchor: Date, by clock: ZonedClock) -> Date {
    clock.instant(clock.date(anchor).adding(days: days), at)
  }
}

extension CalendarRepeat {
  /// The repetitions whose instants lie in (after, through]; those that come to the same instant count once.
  public func occurrences(after: Date, through: Date, by clock: ZonedClock) -> [(index: Int, due: Date)] {
    guard interval > 0, after < through else { return [] }
    var found: [(index: Int, due: Date)] = []
    // A day earlier than the first that can count: a local day can begin before the instant's own.
    var index = firstIndex(notBefore: clock.date(after).adding(days: -1))
    while true {
      let day = day(index)
      if let until, day > until { return found }
      let due = clock.instant(day, at)
      if due > through { return found }
      // Where the calendar skips a whole day, two repetitions are read as one instant, which is one time.
      let isRepeated = index > 0 && clock.instant(self.day(index - 1), at) == due
      if due > after, !isRepeated { found.append((index, due)) }
      index += 1
    }
  }

  /// A number not greater than that of the first repetition on this day or later.
  private func firstIndex(notBefore date: LocalDate) -> Int {
    let days = date.dayNumber - from.dayNumber
    guard days > 0 else { return 0 }
    let longest =
      switch every {
      case .day: 1
      case .week: 7
      case .month: 31
      case .year: 366
      }
    return days / (longest * interval)
  }
}

extension ZonedClock {
  /// The clock of the zone that is given, or else this one.
  func moved(to zone: String?) -> ZonedClock {
    zone.flatMap(TimeZone.init(named:)).map(ZonedClock.init) ?? self
  }
}
