import EventLog

/// What one question reads. Questions that read the same make one column, which is looked at once for all rules.
enum ColumnKey: Hashable {
  /// The value of an attribute, compared with others.
  case value(AttributeKey)
  /// How long ago the instant in an attribute is.
  case age(AttributeKey)
  /// How often something happened in the span before now.
  case count(Stream, Span?)
  /// How a text in an attribute begins.
  case prefix(AttributeKey)
  /// A text in an attribute, searched for another, or a list: a column of its own for each question.
  case search(AttributeKey, Comparison)
  /// The page: a column of its own for each pattern.
  case page(PagePattern)

  /// The events of one name, of the user or of the company.
  struct Stream: Hashable {
    var name: EventName
    var side: Side
  }
}

extension Condition {
  /// The column of a leaf; nil when it is not read from one.
  var column: ColumnKey? {
    switch form {
    case .attribute(let key, let comparison): comparison.column(of: key)
    case .event(let count) where count.filter == nil:
      .count(ColumnKey.Stream(name: count.name, side: count.side), count.span)
    case .page(let pattern): .page(pattern)
    default: nil
    }
  }

  /// What a leaf compares with, when it asks for an attribute.
  var comparison: Comparison? {
    if case .attribute(_, let comparison) = form { comparison } else { nil }
  }
}

extension Comparison {
  fileprivate func column(of key: AttributeKey) -> ColumnKey {
    switch form {
    case .equals(let value): value.strings == nil ? .value(key) : .search(key, self)
    case .oneOf(let values): values.allSatisfy { $0.strings == nil } ? .value(key) : .search(key, self)
    case .order, .between, .exists: .value(key)
    case .withinLast, .atLeastAgo, .withinNext: .age(key)
    case .hasPrefix: .prefix(key)
    case .contains, .hasSuffix: .search(key, self)
    }
  }

  /// The values at which the answer may change.
  var constants: [Value] {
    switch form {
    case .equals(let value), .order(_, let value): [value]
    case .oneOf(let values): values
    case .between(let low, let high): [low, high]
    default: []
    }
  }

  /// The ages, in seconds, at which the answer may change.
  var ages: [Double] {
    switch form {
    case .withinLast(let span): [0, span.interval]
    case .atLeastAgo(let span): [span.interval]
    case .withinNext(let span): [0, -span.interval]
    default: []
    }
  }
}
