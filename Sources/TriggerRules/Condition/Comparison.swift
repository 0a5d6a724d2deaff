public import EventLog
public import Foundation

/// What a value is compared with.
///
/// Text compares by bytes, numbers by amount whether whole or decimal, dates by instant. A value of another type than
/// the comparison is made for gives ``Verdict/unknown``, and so does a missing one, except for ``exists``.
public struct Comparison: Hashable, Sendable {
  let form: Form

  indirect enum Form: Hashable, Sendable {
    case equals(Value)
    case oneOf([Value])
    case order(Order, Value)
    case between(Value, Value)
    case contains(String)
    case hasPrefix(String)
    case hasSuffix(String)
    case exists
    case withinLast(Span)
    case atLeastAgo(Span)
    case withinNext(Span)
  }

  enum Order: String, Hashable, Sendable, CaseIterable {
    case atLeast, atMost, greaterThan, lessThan
  }
}

extension Comparison {
  /// Texts are compared by bytes, as ids are: texts that only look alike are different questions.
  public static func == (lhs: Comparison, rhs: Comparison) -> Bool {
    switch (lhs.form, rhs.form) {
    case (.contains(let one), .contains(let other)), (.hasPrefix(let one), .hasPrefix(let other)),
      (.hasSuffix(let one), .hasSuffix(let other)):
      one.utf8.elementsEqual(other.utf8)
    default: lhs.form == rhs.form
    }
  }

  /// The same value.
  public static func equals(_ value: Value) -> Comparison { Comparison(form: .equals(value.asWritten)) }
  /// One of these values; for a list of texts, one of its texts is.
  public static func oneOf(_ values: [Value]) -> Comparison { Comparison(form: .oneOf(values.map(\.asWritten))) }
  /// This number or date, or a greater one.
  public static func atLeast(_ value: Value) -> Comparison { order(.atLeast, value) }
  /// This number or date, or a smaller one.
  public static func atMost(_ value: Value) -> Comparison { order(.atMost, value) }
  /// A greater number or date.
  public static func greaterThan(_ value: Value) -> Comparison { order(.greaterThan, value) }
  /// A smaller number or date.
  public static func lessThan(_ value: Value) -> Comparison { order(.lessThan, value) }
  /// From one number or date to another, both included.
  public static func between(_ low: Value, _ high: Value) -> Comparison {
    Comparison(form: .between(low.asWritten, high.asWritten))
  }
  /// A text with this text in it, or a list of texts with this one in it.
  public static func contains(_ text: String) -> Comparison { Comparison(form: .contains(text)) }
  /// A text that begins like this.
  public static func hasPrefix(_ text: String) -> Comparison { Comparison(form: .hasPrefix(text)) }
  /// A text that ends like this.
  public static func hasSuffix(_ text: String) -> Comparison { Comparison(form: .hasSuffix(text)) }
  /// Any value at all.
  public static let exists = Comparison(form: .exists)
  /// An earlier instant than this one.
  public static func before(_ date: Date) -> Comparison { .lessThan(.date(date)) }
  /// A later instant than this one.
  public static func after(_ date: Date) -> Comparison { .greaterThan(.date(date)) }
  /// An instant in (now − span, now].
  public static func withinLast(_ span: Span) -> Comparison { Comparison(form: .withinLast(span)) }
  /// An instant not later than now − span.
  public static func atLeastAgo(_ span: Span) -> Comparison { Comparison(form: .atLeastAgo(span)) }
  /// An instant in [now, now + span).
  public static func withinNext(_ span: Span) -> Comparison { Comparison(form: .withinNext(span)) }
}

extension Comparison {
  static func order(_ order: Order, _ bound: Value) -> Comparison {
    Comparison(form: .order(order, bound.asWritten))
  }
}

extension Value {
  /// The value as JSON reads it back: a decimal number that is a whole one is written like one, and compares alike. From
  /// 2⁵³ on a decimal number stands for many whole ones, and stays what it is.
  fileprivate var asWritten: Value {
    guard case .decimal(let number) = self, number.magnitude < 9_007_199_254_740_992 else { return self }
    return Int(exactly: number).map(Value.integer) ?? self
  }
}
