import EventLog
import Foundation

// What the checks ask about the shape of a condition.

extension Condition {
  /// The segments that are used directly.
  var segments: Set<SegmentID> {
    switch form {
    case .all(let parts), .any(let parts): parts.reduce(into: []) { $0.formUnion($1.segments) }
    case .not(let part): part.segments
    case .segment(let id): [id]
    default: []
    }
  }

  /// The content without whose touches the condition cannot hold.
  var neededContents: Set<ContentRef> {
    switch form {
    case .all(let parts): return parts.reduce(into: []) { $0.formUnion($1.neededContents) }
    case .any(let parts):
      let each = parts.map(\.neededContents)
      return each.dropFirst().reduce(each.first ?? []) { $0.intersection($1) }
    case .content(let question): return [question.content.unversioned]
    default: return []
    }
  }

  /// True when it asks for nothing but the properties of one event.
  var asksOnlyProperties: Bool {
    switch form {
    case .all(let parts), .any(let parts): parts.allSatisfy(\.asksOnlyProperties)
    case .not(let part): part.asksOnlyProperties
    case .property: true
    default: false
    }
  }

  /// True when both cannot hold at once, as far as their shape tells.
  func excludes(_ other: Condition) -> Bool {
    if self == .not(other) || other == .not(self) { return true }
    switch (form, other.form) {
    case (.attribute(let key, let mine), .attribute(let otherKey, let theirs)) where key == otherKey:
      return mine.excludes(theirs)
    case (.event(let mine), .event(let theirs)) where mine.name == theirs.name && mine.side == theirs.side:
      guard mine.filter == nil, theirs.filter == nil else { return false }
      return mine.excludes(theirs) || theirs.excludes(mine)
    default: return false
    }
  }
}

extension Comparison {
  fileprivate func excludes(_ other: Comparison) -> Bool {
    switch (form, other.form) {
    case (.equals(let value), _): other.verdict(of: value, at: .distantPast) == .unmatched && other.isTimeless
    case (_, .equals): other.excludes(self)
    default: false
    }
  }

  private var isTimeless: Bool {
    switch form {
    case .equals, .order, .between: true
    default: false
    }
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
