import EventLog
import Foundation

extension RuleCheck {
  /// Checks a condition; `event` is the one whose properties it may ask for.
  mutating func check(_ condition: Condition, at path: String, of event: EventAtHand) {
    switch condition.form {
    case .all(let parts):
      for (index, part) in parts.enumerated() { check(part, at: "\(path).all[\(index)]", of: event) }
      checkContradiction(parts, at: "\(path).all")
    case .any(let parts):
      if parts.isEmpty { report(.neverTrue, "\(path).any", "an empty \"any\" never holds") }
      for (index, part) in parts.enumerated() { check(part, at: "\(path).any[\(index)]", of: event) }
    case .not(let part): check(part, at: "\(path).not", of: event)
    case .attribute(let key, let comparison):
      if key.name.rawValue.isEmpty { report(.malformed, "\(path).attribute", "wanted an attribute's name") }
      check(comparison, at: path)
      use(key, as: comparison.types, at: path)
    case .property(let name, let comparison):
      if event == .none {
        report(.malformed, "\(path).property", "there is no event here whose \"\(name)\" could be read")
      }
      check(comparison, at: path)
      use(name, of: event, in: comparison, at: path)
    case .event(let count): check(count, at: path)
    case .sequence(let sequence):
      want(sequence.names.count, in: 2...100, "\(path).sequence", "events")
      for (index, name) in sequence.names.enumerated() { want(name, "\(path).sequence[\(index)]") }
      want(sequence.span, path)
    case .content(let question):
      want(question.content, "\(path).content")
      want(question.span, path)
    case .score(let question):
      want(question.survey, "\(path).score")
      if question.survey.kind != .survey {
        report(.malformed, "\(path).score", "wanted a survey, found \(question.survey)")
      }
      switch question.test {
      case .last(let comparison):
        check(comparison, at: path)
        wantNumber("a score", comparison, path)
      case .fellBy(let points): want(points, in: 1...Self.most, "\(path).fellBy", "points")
      }
    case .page: break
    case .locale(let range):
      if !range.isLanguageRange {
        let found = range.isEmpty ? "an empty text" : "\"\(range)\""
        report(.malformed, "\(path).locale", "wanted a language such as \"ja\", found \(found)")
      }
    case .device(let name):
      if name.isEmpty { report(.malformed, "\(path).device", "wanted a class of device, found an empty text") }
    case .localTime(let part):
      if part.from == part.until { report(.neverTrue, "\(path).localTime", "it ends at \(part.until), when it begins") }
    case .weekday(let days):
      if days.isEmpty { report(.neverTrue, "\(path).weekday", "no day is given") }
    case .lifecycleDay(let day):
      want(day.anchor, "\(path).daysSince")
      if let least = day.least { want(least, in: 0...Self.mostDays, "\(path).atLeast", "days") }
      if let most = day.most { want(most, in: 0...Self.mostDays, "\(path).atMost", "days") }
      if let least = day.least, let most = day.most, most < least {
        report(.neverTrue, "\(path).atMost", "wanted at least \(least), found \(most)")
      }
    case .percentage(let share):
      want(share.percent, "\(path).percent")
      want(salt: share.salt, "\(path).salt")
    case .variant(let name, let id):
      guard let experiment = document.experiments.first(where: { $0.id == id }) else {
        return report(.undeclared, "\(path).of", "no experiment \"\(id)\" is declared")
      }
      if !experiment.variants.contains(where: { $0.name == name }) {
        report(.undeclared, "\(path).variant", "experiment \"\(id)\" has no variant \"\(name)\"")
      }
    case .segment(let id):
      if document.segments[id] == nil { report(.undeclared, "\(path).segment", "no segment \"\(id)\" is declared") }
    case .tier:
      if document.tiering == nil {
        report(.undeclared, "\(path).tier", "wanted a \"tiering\" that says who is in which")
      }
    }
  }

  /// Checks what is asked of an event: its properties, and nothing else.
  mutating func checkFilter(_ filter: Condition, of event: EventAtHand, at path: String) {
    if filter.asksOnlyProperties {
      check(filter, at: path, of: event)
    } else {
      report(.malformed, path, "wanted conditions on the event's own properties, found \(filter)")
    }
  }

  private mutating func check(_ count: EventCount, at path: String) {
    want(count.name, "\(path).\(count.isNever ? "never" : "event")")
    want(count.least, in: 0...Self.most, "\(path).atLeast", "times")
    if let most = count.most { want(most, in: 0...Self.most, "\(path).atMost", "times") }
    if let most = count.most, most < count.least {
      report(.neverTrue, "\(path).atMost", "wanted at least \(count.least), found \(most)")
    }
    if count.least == 0, count.most == nil { report(.alwaysTrue, "\(path).atLeast", "at least 0 times always holds") }
    want(count.span, path)
    if let filter = count.filter { checkFilter(filter, of: .named(count.name, nil), at: "\(path).where") }
  }

  mutating func want(_ span: Span?, _ path: String, _ keys: SpanKeys = .within) {
    guard let span else { return }
    if span.seconds <= 0 {
      report(
        .outOfRange, "\(path).\(keys.written(span).key.rawValue)", "wanted a window longer than zero, found \(span)")
    }
    wantCountable(span, path, keys)
  }

  /// Reports a span whose ends a calendar could not name any more.
  private mutating func wantCountable(_ span: Span, _ path: String, _ keys: SpanKeys) {
    guard span > .longest else { return }
    report(.outOfRange, "\(path).\(keys.written(span).key.rawValue)", "wanted at most \(Span.longest), found \(span)")
  }

  private mutating func check(_ comparison: Comparison, at path: String) {
    switch comparison.form {
    case .order(let order, let value): wantOrdered(value, "\(path).\(order.rawValue)")
    case .between(let low, let high):
      wantOrdered(low, "\(path).between[0]")
      wantOrdered(high, "\(path).between[1]")
      if Comparison.between(low, low).verdict(of: high, at: .distantPast) == .unknown {
        report(.typeMismatch, "\(path).between", "wanted two bounds of one type, found \(low) and \(high)")
      } else if Comparison.atLeast(low).verdict(of: high, at: .distantPast) == .unmatched {
        report(.neverTrue, "\(path).between", "nothing lies between \(low) and \(high)")
      }
    case .oneOf(let values):
      if values.isEmpty { report(.neverTrue, "\(path).oneOf", "no value is given") }
    case .withinLast(let span): want(span, path)
    case .atLeastAgo(let span):
      if span.seconds < 0 {
        report(.outOfRange, "\(path).\(SpanKeys.ago.written(span).key.rawValue)", "wanted 0 or more, found \(span)")
      }
      wantCountable(span, path, .ago)
    case .withinNext(let span): want(span, path, .next)
    case .equals, .contains, .hasPrefix, .hasSuffix, .exists: break
    }
  }

  private mutating func wantOrdered(_ value: Value, _ path: String) {
    guard value.number == nil, value.date == nil else { return }
    report(.typeMismatch, path, "wanted a number or a date, found the \(value.typeName) \(value)")
  }

  /// Conjuncts that cannot hold together: a condition and its opposite, or one attribute equal to two values.
  private mutating func checkContradiction(_ parts: [Condition], at path: String) {
    for (index, part) in parts.enumerated() {
      for other in parts[..<index] where part.excludes(other) {
        report(.neverTrue, "\(path)[\(index)]", "it cannot hold together with: \(other)")
      }
    }
  }
}

extension String {
  /// True for a basic language range of RFC 4647 §2.1, with `_` in place of `-` too.
  fileprivate var isLanguageRange: Bool {
    if self == "*" { return true }
    let parts = split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "_" }
    return parts.allSatisfy { part in
      (1...8).contains(part.utf8.count) && part.utf8.allSatisfy(\.isLetterOrDigit)
    } && parts[0].utf8.allSatisfy { !$0.isDigit }
  }
}

extension UInt8 {
  fileprivate var isLetterOrDigit: Bool { isDigit || (65...90).contains(self) || (97...122).contains(self) }
}
