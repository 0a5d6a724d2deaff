import EventLog

extension Comparison {
  /// The types of attributes that it can be asked of; with any other the answer is always unknown.
  var types: Set<AttributeType> {
    switch form {
    case .equals(let value): value.types
    case .oneOf(let values) where values.isEmpty: Set(AttributeType.allCases)
    case .oneOf(let values): values.reduce(into: []) { $0.formUnion($1.types) }
    case .order(_, let bound), .between(let bound, _): bound.types
    case .contains: [.text, .list]
    case .hasPrefix, .hasSuffix: [.text]
    case .exists: Set(AttributeType.allCases)
    case .withinLast, .atLeastAgo, .withinNext: [.date]
    }
  }
}

extension Value {
  /// The types of attributes that can be compared with it: a text is looked for in lists too.
  fileprivate var types: Set<AttributeType> {
    switch self {
    case .string: [.text, .list]
    case .integer, .decimal: [.number]
    case .boolean: [.boolean]
    case .date: [.date]
    case .strings: [.list]
    }
  }
}

extension Set<AttributeType> {
  /// Such as `a list or a text`.
  var inWords: String { map(\.rawValue).sorted().map { "a \($0)" }.joined(separator: " or ") }
}
