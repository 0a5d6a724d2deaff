import EventLog
import Foundation
import TriggerRules

/// A condition as its definition reads, answered without the library: true, false, or nil for unknown.
///
/// Independent on purpose: it looks through plain lists, one event after the other.
indirect enum Question {
  case all([Question])
  case any([Question])
  case not(Question)
  case attribute(String, Test)
  case count(EventName, least: Int, most: Int?, hours: Int?, filter: Test?)
  case sequence([EventName], hours: Int?)
  case state(ContentRef, ContentState, hours: Int?)
  case score(ContentRef, least: Int)
  case fell(ContentRef, by: Int)
  case days(EventName, least: Int, most: Int)
  case time(from: Int, until: Int)
  case weekdays([Int])
  case page(String)
  case language(String)
  case device(String)
  case tier(TouchTier)

  enum Test {
    case equals(Value)
    case least(Int)
    case below(Date)
    case prefix(String)
    case holds(String)
    case exists
    case last(hours: Int)
    case ago(hours: Int)
    case next(hours: Int)
  }
}

/// What a question is asked about.
struct World {
  var user = Story()
  var account = Story(subject: Subject(account: "aoba"))
  var now: Date
  var page: String?
  var locale: String?
  var device: String?
  /// Hours ahead of UTC.
  var offset = 9

  static let tiering = Tiering(high: 300, low: 100)

  private func events(_ name: EventName) -> [Event] {
    user.recorded.map(\.event).filter { $0.name == name && $0.time <= now }
  }

  private func attribute(_ name: String) -> Value? {
    let isAccount = name.hasPrefix("account.")
    let key = PropertyName(isAccount ? String(name.dropFirst(8)) : name)
    var found: (time: Date, value: Value)?
    for event in (isAccount ? account : user).recorded.map(\.event) {
      guard event.name == .attributesChanged, event.time <= now, let value = event.properties[key] else { continue }
      if let known = found, known.time > event.time { continue }
      found = (event.time, value)
    }
    return found?.value
  }

  /// Local days since 1970 and minutes of that day.
  private func local(_ date: Date) -> (day: Int, minute: Int) {
    let minutes = Int((date.timeIntervalSince1970 / 60).rounded(.down)) + offset * 60
    let day = Int((Double(minutes) / 1_440).rounded(.down))
    return (day, minutes - day * 1_440)
  }

  private func test(_ test: Question.Test, _ value: Value?) -> Bool? {
    if case .exists = test { return value != nil }
    guard let value else { return nil }
    switch (test, value) {
    case (.equals(let wanted), _):
      switch (value, wanted) {
      case (.string(let a), .string(let b)): return a == b
      case (.strings(let a), .string(let b)): return a.contains(b)
      case (.strings(let a), .strings(let b)): return a == b
      case (.boolean(let a), .boolean(let b)): return a == b
      case (.date(let a), .date(let b)): return a == b
      case (.integer, .integer), (.integer, .decimal), (.decimal, .integer), (.decimal, .decimal):
        return value.number == wanted.number
      default: return nil
      }
    case (.least(let bound), .integer(let number)): return number >= bound
    case (.least(let bound), .decimal(let number)): return number >= Double(bound)
    case (.below(let bound), .date(let date)): return date < bound
    case (.prefix(let text), .string(let whole)): return whole.hasPrefix(text)
    case (.holds(let text), .string(let whole)): return whole.contains(text)
    case (.holds(let text), .strings(let list)): return list.contains(text)
    case (.last(let hours), .date(let date)): return date <= now && now.timeIntervalSince(date) < Double(hours) * 3_600
    case (.ago(let hours), .date(let date)): return now.timeIntervalSince(date) >= Double(hours) * 3_600
    case (.next(let hours), .date(let date)): return date >= now && date.timeIntervalSince(now) < Double(hours) * 3_600
    default: return nil
    }
  }

  private func isWithin(_ event: Event, _ hours: Int?) -> Bool {
    hours.map { now.timeIntervalSince(event.time) < Double($0) * 3_600 } ?? true
  }

  func answer(_ question: Question) -> Bool? {
    switch question {
    case .all(let parts):
      let answers = parts.map(answer)
      return answers.contains(false) ? false : answers.contains(nil) ? nil : true
    case .any(let parts):
      let answers = parts.map(answer)
      return answers.contains(true) ? true : answers.contains(nil) ? nil : false
    case .not(let part): return answer(part).map { !$0 }
    case .attribute(let name, let test): return self.test(test, attribute(name))
    case .count(let name, let least, let most, let hours, let filter):
      let answers = events(name).filter { isWithin($0, hours) }.map { event in
        filter.map { test($0, event.properties["size"]) } ?? true
      }
      // Whatever the unknown ones are: does it hold for every number they could make?
      let sure = answers.count { $0 == true }
      let possible = (sure...sure + answers.count { $0 == nil }).map { $0 >= least && $0 <= most ?? .max }
      return possible.allSatisfy { $0 } ? true : possible.contains(true) ? nil : false
    case .sequence(let names, let hours):
      let all = user.recorded.map(\.event).filter { $0.time <= now }
      func isChain(_ chain: [Int], _ rest: ArraySlice<EventName>) -> Bool {
        guard let name = rest.first else { return true }
        return all.indices.contains { index in
          guard all[index].name == name, !chain.contains(index) else { return false }
          if let last = chain.last, all[index].time < all[last].time { return false }
          if let first = chain.first, let hours,
            all[index].time.timeIntervalSince(all[first].time) > Double(hours) * 3_600
          {
            return false
          }
          return isChain(chain + [index], rest.dropFirst())
        }
      }
      return isChain([], names[...])
    case .state(let content, let state, let hours):
      return user.recorded.map(\.event).contains {
        $0.name.rawValue == "touch.\(state.rawValue)" && $0.content == content && $0.time <= now && isWithin($0, hours)
      }
    case .score(let survey, let least): return scores(survey).last.map { $0 >= least }
    case .fell(let survey, let points):
      let last = scores(survey).suffix(2)
      return last.count < 2 ? nil : last[last.startIndex] - last[last.startIndex + 1] >= points
    case .days(let name, let least, let most):
      guard let first = events(name).map(\.time).min() else { return nil }
      let days = local(now).day - local(first).day
      return days >= least && days <= most
    case .time(let from, let until):
      let minute = local(now).minute
      return from <= until ? from <= minute && minute < until : from <= minute || minute < until
    case .weekdays(let days): return days.contains((local(now).day + 3) % 7)
    case .page(let path): return page.map { $0 == path }
    case .language(let range): return locale.map { $0 == range || $0.hasPrefix(range + "-") }
    case .device(let name): return device.map { $0 == name }
    case .tier(let tier):
      // What is set by hand as anything but a text says nothing.
      if let byHand = attribute("account.tier"), byHand.string == nil { return nil }
      if let byHand = attribute("account.tier")?.string.flatMap(TouchTier.init) { return byHand == tier }
      guard let value = attribute("account.expectedLTV")?.number else { return nil }
      return tier == (value >= 300 ? .high : value >= 100 ? .low : .tech)
    }
  }

  private func scores(_ survey: ContentRef) -> [Int] {
    user.recorded.map(\.event).filter { $0.name == .answered && $0.content == survey && $0.time <= now }
      .enumerated().sorted { ($0.element.time, $0.offset) < ($1.element.time, $1.offset) }
      .compactMap { $0.element.properties[.score]?.integer }
  }
}

extension Question {
  /// The same as the library's condition.
  var condition: Condition {
    switch self {
    case .all(let parts): .all(parts.map(\.condition))
    case .any(let parts): .any(parts.map(\.condition))
    case .not(let part): .not(part.condition)
    case .attribute(let name, let test): .attribute(AttributeKey(name), test.comparison)
    case .count(let name, let least, let most, let hours, let filter):
      .event(
        name, where: filter.map { .property("size", $0.comparison) }, atLeast: least, atMost: most,
        within: hours.map(Span.hours))
    case .sequence(let names, let hours): .sequence(names, within: hours.map(Span.hours))
    case .state(let content, let state, let hours): .content(content, is: state, within: hours.map(Span.hours))
    case .score(let survey, let least): .score(survey, .atLeast(.integer(least)))
    case .fell(let survey, let points): .score(survey, fellBy: points)
    case .days(let name, let least, let most): .daysSince(name, atLeast: least, atMost: most)
    case .time(let from, let until):
      .localTime(from: LocalTime(secondOfDay: from * 60), until: LocalTime(secondOfDay: until * 60))
    case .weekdays(let days): .weekday(Set(days.map { Weekday.allCases[$0] }))
    case .page(let path): .page(PagePattern(path) ?? .everywhere)
    case .language(let range): .locale(range)
    case .device(let name): .device(name)
    case .tier(let tier): .tier(tier)
    }
  }
}

extension Question.Test {
  var comparison: Comparison {
    switch self {
    case .equals(let value): .equals(value)
    case .least(let bound): .atLeast(.integer(bound))
    case .below(let date): .before(date)
    case .prefix(let text): .hasPrefix(text)
    case .holds(let text): .contains(text)
    case .exists: .exists
    case .last(let hours): .withinLast(.hours(hours))
    case .ago(let hours): .atLeastAgo(.hours(hours))
    case .next(let hours): .withinNext(.hours(hours))
    }
  }
}
