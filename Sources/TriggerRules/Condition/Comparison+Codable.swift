import EventLog
import Foundation

extension KeyedDecodingContainer<ConditionKey> {
  /// Reads the one comparison that stands beside the key of what is compared.
  func comparison(_ subject: String, in decoder: any Decoder) throws -> Comparison {
    let key = try one(of: ConditionKey.comparisons, "a comparison of \(subject)", in: decoder)
    if let span = try span(.within) { return .withinLast(span) }
    if let span = try span(.ago) { return .atLeastAgo(span) }
    if let span = try span(.next) { return .withinNext(span) }
    switch key {
    case .equals: return .equals(try decode(Value.self, forKey: key))
    case .oneOf: return .oneOf(try decode([Value].self, forKey: key))
    case .contains: return .contains(try decode(String.self, forKey: key))
    case .prefix: return .hasPrefix(try decode(String.self, forKey: key))
    case .suffix: return .hasSuffix(try decode(String.self, forKey: key))
    case .before: return .before(try instant(forKey: key))
    case .after: return .after(try instant(forKey: key))
    case .between:
      let bounds = try decode([Value].self, forKey: key)
      guard bounds.count == 2 else { throw wrong(key, wanted: "two bounds", found: "\(bounds.count)") }
      return .between(bounds[0], bounds[1])
    case .exists:
      guard try decode(Bool.self, forKey: key) else {
        throw wrong(key, wanted: "true, within \"not\" for its opposite", found: "false")
      }
      return .exists
    default:
      let value = try decode(Value.self, forKey: key)
      guard let order = Comparison.Order(rawValue: key.rawValue) else {
        throw wrong(key, wanted: "a comparison", found: "\"\(key.rawValue)\"")
      }
      return .order(order, value)
    }
  }

  private func instant(forKey key: ConditionKey) throws -> Date {
    let text = try decode(String.self, forKey: key)
    guard let date = Timestamp.date(from: text) else {
      throw wrong(key, wanted: "an instant such as \"2026-04-01T09:00:00+09:00\"", found: "\"\(text)\"")
    }
    return date
  }
}

extension KeyedEncodingContainer<ConditionKey> {
  /// Writes a comparison beside the key of what is compared.
  mutating func encode(_ comparison: Comparison) throws {
    switch comparison.form {
    case .equals(let value): try encode(value, forKey: .equals)
    case .oneOf(let values): try encode(values, forKey: .oneOf)
    case .order(.lessThan, .date(let date)): try encode(Timestamp.text(of: date), forKey: .before)
    case .order(.greaterThan, .date(let date)): try encode(Timestamp.text(of: date), forKey: .after)
    case .order(let order, let value): try encode(value, forKey: order.key)
    case .between(let low, let high): try encode([low, high], forKey: .between)
    case .contains(let text): try encode(text, forKey: .contains)
    case .hasPrefix(let text): try encode(text, forKey: .prefix)
    case .hasSuffix(let text): try encode(text, forKey: .suffix)
    case .exists: try encode(true, forKey: .exists)
    case .withinLast(let span): try encode(span, .within)
    case .atLeastAgo(let span): try encode(span, .ago)
    case .withinNext(let span): try encode(span, .next)
    }
  }
}

extension Comparison.Order {
  fileprivate var key: ConditionKey {
    switch self {
    case .atLeast: .atLeast
    case .atMost: .atMost
    case .greaterThan: .greaterThan
    case .lessThan: .lessThan
    }
  }
}
