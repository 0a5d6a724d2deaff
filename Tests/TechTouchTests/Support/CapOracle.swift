import Foundation
import TechTouch

/// Counts what was displayed from the raw log with arithmetic of its own: a calendar of nine hours east of Greenwich.
///
/// Two things are asked of the log. Whenever a place was taken, what counted then and the place together are within the
/// limit. And whenever something was on a screen, everything on it in the window, late confirmations left out, is.
struct CapOracle {
  var caps: [Cap]
  /// The caps that each rule keeps to.
  var capsOfRule: [String: Set<CapID>]

  struct Seen {
    var subject: Subject
    var content: ContentRef
    var time: Double
    var position: Int64
    var isLate: Bool
  }

  /// What is wrong with a log; empty when nothing is.
  func complaints(about log: [RecordedEvent]) -> [String] {
    caps.flatMap { atGrants(of: log, $0) + onScreens(of: log, $0) }
  }

  private func atGrants(of log: [RecordedEvent], _ cap: Cap) -> [String] {
    log.filter { takes($0.event, cap) }.compactMap { taker in
      let event = taker.event
      guard let content = event.content else { return nil }
      let now = event.time.timeIntervalSince1970
      // Where colleagues share the cap, what was confirmed late after the place was claimed was not known.
      let known =
        event.properties[.claim]?.string.flatMap { id in
          log.first { $0.event.id.rawValue == id && $0.event.name == .claimed }?.position.rawValue
        } ?? taker.position.rawValue
      let earlier = log.filter { $0.position < taker.position }
      var sum = weight(content, cap)
      for seen in Self.displays(in: earlier) where counts(seen, event.subject, content, cap) && isIn(seen, now, cap) {
        if !seen.isLate || seen.position < known { sum += weight(seen.content, cap) }
      }
      for grant in earlier where grant.event.name == .granted && !Self.isDisplayed(grant.event, in: earlier) {
        guard let other = grant.event.content else { continue }
        let time = grant.event.time.timeIntervalSince1970
        let lease = Double(grant.event.properties[.lease]?.integer ?? 0)
        let seen = Seen(subject: grant.event.subject, content: other, time: time, position: 0, isLate: false)
        if counts(seen, event.subject, content, cap), time <= now, now < time + lease { sum += weight(other, cap) }
      }
      return sum > cap.limit ? "\(event.id) took a place of \(cap.id): \(sum) of \(cap.limit)" : nil
    }
  }

  private func onScreens(of log: [RecordedEvent], _ cap: Cap) -> [String] {
    let all = Self.displays(in: log).filter { !$0.isLate && weight($0.content, cap) > 0 }
    return all.compactMap { last in
      let sum = all.filter { counts($0, last.subject, last.content, cap) && isIn($0, last.time, cap) }
        .reduce(0) { $0 + weight($1.content, cap) }
      return sum > cap.limit ? "\(last.content) was shown over \(cap.id): \(sum) of \(cap.limit)" : nil
    }
  }

  /// Everything that was seen, once each: a grant may be displayed again.
  static func displays(in log: [RecordedEvent]) -> [Seen] {
    var causes: Set<String> = []
    return log.compactMap { recorded in
      let event = recorded.event
      guard event.name == .displayed || event.name == .queued, let content = event.content else { return nil }
      if event.name == .displayed, let cause = event.properties[.cause]?.string {
        guard causes.insert("\(event.subject) \(cause)").inserted else { return nil }
      }
      return Seen(
        subject: event.subject, content: content, time: event.time.timeIntervalSince1970,
        position: recorded.position.rawValue, isLate: event.properties[.late] == .boolean(true))
    }
  }

  private static func isDisplayed(_ grant: Event, in log: [RecordedEvent]) -> Bool {
    log.contains {
      $0.event.name == .displayed && $0.event.subject == grant.subject
        && $0.event.properties[.cause] == .string(grant.id.rawValue)
    }
  }

  private func takes(_ event: Event, _ cap: Cap) -> Bool {
    guard event.name == .granted || event.name == .queued, let content = event.content else { return false }
    let rule = event.properties[.rule]?.string ?? ""
    return capsOfRule[rule]?.contains(cap.id) ?? false && weight(content, cap) > 0
  }

  private func weight(_ content: ContentRef, _ cap: Cap) -> Int {
    cap.kinds.isEmpty || cap.kinds.contains(content.kind) ? cap.weights[content.kind] ?? 1 : 0
  }

  private func counts(_ seen: Seen, _ subject: Subject, _ content: ContentRef, _ cap: Cap) -> Bool {
    switch cap.scope {
    case .user: seen.subject == subject
    case .account: seen.subject.account == subject.account
    case .object:
      seen.subject == subject && seen.content.kind == content.kind && seen.content.id == content.id
    }
  }

  private func isIn(_ seen: Seen, _ now: Double, _ cap: Cap) -> Bool {
    guard seen.time <= now else { return false }
    switch cap.window {
    case .ever: return true
    case .rolling(let days): return seen.time > now - Double(days) * 86_400
    case .calendarMonth:
      let (one, other) = (Self.civil(seen.time), Self.civil(now))
      return one.year == other.year && one.month == other.month
    case .oneCalendarMonth: return now < Self.monthLater(seen.time)
    }
  }

  private static let east: Double = 9 * 3_600

  /// Year, month, day and seconds of the day. Source: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms",
  /// `civil_from_days`.
  private static func civil(_ time: Double) -> (year: Int, month: Int, day: Int, rest: Double) {
    let days = ((time + east) / 86_400).rounded(.down)
    let z = Int(days) + 719_468
    let era = z / 146_097
    let doe = z - era * 146_097
    let yoe = (doe - doe / 1_460 + doe / 36_524 - doe / 146_096) / 365
    let doy = doe - (365 * yoe + yoe / 4 - yoe / 100)
    let mp = (5 * doy + 2) / 153
    let month = mp < 10 ? mp + 3 : mp - 9
    let year = yoe + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, doy - (153 * mp + 2) / 5 + 1, time + east - days * 86_400)
  }

  private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let y = month <= 2 ? year - 1 : year
    let era = y / 400
    let yoe = y - era * 400
    let doy = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719_468
  }

  private static func monthLater(_ time: Double) -> Double {
    let (year, month, day, rest) = civil(time)
    let (nextYear, nextMonth) = month == 12 ? (year + 1, 1) : (year, month + 1)
    let after = nextMonth == 12 ? days(nextYear + 1, 1, 1) : days(nextYear, nextMonth + 1, 1)
    let length = after - days(nextYear, nextMonth, 1)
    return Double(days(nextYear, nextMonth, min(day, length))) * 86_400 + rest - east
  }
}
