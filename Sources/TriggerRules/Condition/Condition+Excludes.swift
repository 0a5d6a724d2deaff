import EventLog
import Foundation

// Which conditions cannot hold together, as far as their shape tells.

extension Condition {
  /// True when both cannot hold at once.
  func excludes(_ other: Condition) -> Bool {
    if self == .not(other) || other == .not(self) { return true }
    switch (form, other.form) {
    case (.attribute(let key, let mine), .attribute(let otherKey, let theirs)) where key == otherKey:
      return mine.excludes(theirs)
    case (.property(let name, let mine), .property(let otherName, let theirs)) where name == otherName:
      return mine.excludes(theirs)
    case (.event(let mine), .event(let theirs)) where mine.name == theirs.name && mine.side == theirs.side:
      guard mine.filter == nil, theirs.filter == nil else { return false }
      return mine.excludes(theirs) || theirs.excludes(mine)
    case (.tier(let mine), .tier(let theirs)): return mine != theirs
    case (.device(let mine), .device(let theirs)): return mine != theirs
    case (.variant(let mine, let experiment), .variant(let theirs, let other)):
      return experiment == other && mine != theirs
    case (.weekday(let mine), .weekday(let theirs)): return mine.isDisjoint(with: theirs)
    case (.lifecycleDay(let mine), .lifecycleDay(let theirs)) where mine.anchor == theirs.anchor:
      return mine.excludes(theirs) || theirs.excludes(mine)
    case (.localTime(let mine), .localTime(let theirs)):
      return !mine.contains(theirs.from) && !theirs.contains(mine.from)
    default: return false
    }
  }
}

extension Comparison {
  fileprivate func excludes(_ other: Comparison) -> Bool {
    switch (form, other.form) {
    case (.oneOf(let values), _) where !values.isEmpty:
      values.allSatisfy { Comparison.equals($0).excludes(other) }
    case (_, .oneOf): other.excludes(self)
    case (.equals(let value), _): other.verdict(of: value, at: .distantPast) == .unmatched && other.isTimeless
    case (_, .equals): other.excludes(self)
    default: range.flatMap { mine in other.range.map { mine.isApart(from: $0) } } ?? false
    }
  }

  private var isTimeless: Bool {
    switch form {
    case .equals, .order, .between: true
    default: false
    }
  }

  /// The numbers or dates for which it holds.
  private var range: Range? {
    switch form {
    case .between(let low, let high): Range(low: low, high: high)
    case .order(.atLeast, let bound): Range(low: bound)
    case .order(.greaterThan, let bound): Range(low: bound, isOpen: true)
    case .order(.atMost, let bound): Range(high: bound)
    case .order(.lessThan, let bound): Range(high: bound, isOpen: true)
    default: nil
    }
  }

  private struct Range {
    var low: Value?
    var high: Value?
    var isOpen = false

    func isApart(from other: Range) -> Bool {
      isAbove(other) || other.isAbove(self)
    }

    private func isAbove(_ other: Range) -> Bool {
      guard let low, let high = other.high else { return false }
      let order: Comparison.Order = isOpen || other.isOpen ? .atMost : .lessThan
      return Comparison(form: .order(order, low)).verdict(of: high, at: .distantPast) == .matched
    }
  }
}

extension LifecycleDay {
  /// True when one ends before the other begins.
  fileprivate func excludes(_ other: LifecycleDay) -> Bool {
    guard let most, let least = other.least else { return false }
    return most < least
  }
}

extension EventCount {
  /// True when so few are allowed in a window that the other's need cannot be met within it.
  fileprivate func excludes(_ other: EventCount) -> Bool {
    guard let most, other.least > most else { return false }
    guard let span else { return true }
    return other.span.map { $0 <= span } ?? false
  }
}
