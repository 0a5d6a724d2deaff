import EventLog
import Foundation

extension Condition: CustomStringConvertible {
  /// The question in words, as proofs show it.
  public var description: String {
    switch form {
    case .all(let parts): "all of (" + parts.map(\.description).joined(separator: "; ") + ")"
    case .any(let parts): "any of (" + parts.map(\.description).joined(separator: "; ") + ")"
    case .not(let part): "not (\(part))"
    case .attribute(let key, let comparison): "\(key) \(comparison)"
    case .property(let name, let comparison): "event's \(name) \(comparison)"
    case .event(let count): count.description
    case .sequence(let sequence):
      sequence.names.map(\.rawValue).joined(separator: " then ") + (sequence.span.map { " within \($0)" } ?? "")
        + sequence.side.inWords
    case .content(let question):
      "\(question.content)" + (question.item.map { " item \($0)" } ?? "") + " is \(question.state.rawValue)"
        + question.span.inWords
    case .score(let question): question.description
    case .page(let pattern): "page is \(pattern)"
    case .locale(let range): "language is \(range)"
    case .device(let name): "device is \(name)"
    case .localTime(let part): "local time is from \(part.from) until \(part.until)"
    case .weekday(let days):
      "weekday is " + Weekday.allCases.filter(days.contains).map(\.rawValue).joined(separator: ", ")
    case .lifecycleDay(let day): day.description
    case .percentage(let share): "user is among \(share.percent.inWords) % of \"\(share.salt)\""
    case .variant(let name, let experiment): "variant of \(experiment) is \(name)"
    case .segment(let id): "segment \(id)"
    case .tier(let tier): "tier is \(tier.rawValue)"
    }
  }
}

extension Condition {
  /// What is read for it, as short as it can be named.
  var subject: String {
    switch form {
    case .attribute(let key, _): key.description
    case .property(let name, _): "event's \(name)"
    case .page: "page"
    case .locale: "language"
    case .device: "device"
    case .score(let question): "score of \(question.survey)"
    case .lifecycleDay(let day): "first \(day.anchor)"
    case .tier: "tier"
    default: description
    }
  }
}

extension Comparison: CustomStringConvertible {
  public var description: String {
    switch form {
    case .equals(let value): "equals \(value)"
    case .oneOf(let values): "is one of " + values.map(\.description).joined(separator: ", ")
    case .order(.lessThan, .date(let date)): "is before \(Timestamp.text(of: date))"
    case .order(.greaterThan, .date(let date)): "is after \(Timestamp.text(of: date))"
    case .order(.atLeast, let value): "is at least \(value)"
    case .order(.atMost, let value): "is at most \(value)"
    case .order(.greaterThan, let value): "is greater than \(value)"
    case .order(.lessThan, let value): "is less than \(value)"
    case .between(let low, let high): "is between \(low) and \(high)"
    case .contains(let text): "contains \"\(text)\""
    case .hasPrefix(let text): "begins with \"\(text)\""
    case .hasSuffix(let text): "ends with \"\(text)\""
    case .exists: "exists"
    case .withinLast(let span): "is within the last \(span)"
    case .atLeastAgo(let span): "is at least \(span) ago"
    case .withinNext(let span): "is within the next \(span)"
    }
  }
}

extension EventCount {
  fileprivate var description: String {
    let often: String =
      switch (least, most) {
      case (0, 0?): "never happened"
      case (0, let most?): "happened at most \(most) times"
      case (let least, let most?): "happened \(least) to \(most) times"
      case (1, nil): "happened"
      case (let least, nil): "happened at least \(least) times"
      }
    return "\(name)" + (filter.map { " where \($0)" } ?? "") + " \(often)" + span.inWords + side.inWords
  }
}

extension ScoreQuestion {
  fileprivate var description: String {
    switch test {
    case .last(let comparison): "score of \(survey) \(comparison)"
    case .fellBy(let points): "score of \(survey) fell by at least \(points)"
    }
  }
}

extension LifecycleDay {
  fileprivate var description: String {
    let range: String =
      switch (least, most) {
      case (let least?, let most?): " between \(least) and \(most)"
      case (let least?, nil): " at least \(least)"
      case (nil, let most?): " at most \(most)"
      case (nil, nil): ""
      }
    return "days since \(anchor) are known" + (range.isEmpty ? "" : " and\(range)")
  }
}

extension Span? {
  fileprivate var inWords: String { map { " in the last \($0)" } ?? "" }
}

extension Side {
  fileprivate var inWords: String { self == .account ? " by anybody of the company" : "" }
}

extension Double {
  /// The number without a needless fraction.
  fileprivate var inWords: String { Int(exactly: self).map { String($0) } ?? String(self) }
}
