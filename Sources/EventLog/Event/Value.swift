public import Foundation

/// One property of an event, or one attribute of a user or an account.
public enum Value: Hashable, Sendable {
  case string(String)
  case integer(Int)
  /// A finite decimal number; stores refuse infinities and NaN.
  case decimal(Double)
  case boolean(Bool)
  /// An instant, kept to the microsecond.
  case date(Date)
  case strings([String])
}

extension Value {
  /// The text, when it is text.
  public var string: String? {
    if case .string(let text) = self { text } else { nil }
  }

  /// The whole number, when it is one.
  public var integer: Int? {
    if case .integer(let number) = self { number } else { nil }
  }

  /// The number, whole or decimal, when it is one.
  public var number: Double? {
    switch self {
    case .integer(let number): Double(number)
    case .decimal(let number): number
    default: nil
    }
  }

  /// The truth value, when it is one.
  public var boolean: Bool? {
    if case .boolean(let flag) = self { flag } else { nil }
  }

  /// The instant, when it is one.
  public var date: Date? {
    if case .date(let date) = self { date } else { nil }
  }

  /// The list, when it is one.
  public var strings: [String]? {
    if case .strings(let list) = self { list } else { nil }
  }

  /// The name of the value's type, as error messages and proofs show it.
  public var typeName: String {
    switch self {
    case .string: "text"
    case .integer: "whole number"
    case .decimal: "number"
    case .boolean: "true or false"
    case .date: "date"
    case .strings: "list of texts"
    }
  }
}

// Text is compared by bytes, like ids: an equal value must mean the same thing in every store.
extension Value {
  public static func == (lhs: Value, rhs: Value) -> Bool {
    switch (lhs, rhs) {
    case (.string(let a), .string(let b)): a.hasSameBytes(as: b)
    case (.integer(let a), .integer(let b)): a == b
    case (.decimal(let a), .decimal(let b)): a == b
    case (.boolean(let a), .boolean(let b)): a == b
    case (.date(let a), .date(let b)): a == b
    case (.strings(let a), .strings(let b)): a.elementsEqual(b) { $0.hasSameBytes(as: $1) }
    default: false
    }
  }

  public func hash(into hasher: inout Hasher) {
    switch self {
    case .string(let text): PropertyName(text).hash(into: &hasher)
    case .integer(let number): hasher.combine(number)
    case .decimal(let number): hasher.combine(number)
    case .boolean(let flag): hasher.combine(flag)
    case .date(let date): hasher.combine(date)
    case .strings(let list):
      hasher.combine(list.count)
      for text in list { PropertyName(text).hash(into: &hasher) }
    }
  }
}

extension Value: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral
{
  public init(stringLiteral value: String) { self = .string(value) }
  public init(integerLiteral value: Int) { self = .integer(value) }
  public init(floatLiteral value: Double) { self = .decimal(value) }
  public init(booleanLiteral value: Bool) { self = .boolean(value) }
  public init(arrayLiteral elements: String...) { self = .strings(elements) }
}

/// In JSON a value is a plain text, number, boolean or list of texts; a date is `{"date": "2026-04-01T00:00:00Z"}`.
extension Value: Codable {
  private enum CodingKeys: String, CodingKey { case date }

  public init(from decoder: any Decoder) throws {
    if let keyed = try? decoder.container(keyedBy: CodingKeys.self) {
      let text = try keyed.decode(String.self, forKey: .date)
      guard let date = Timestamp.date(from: text) else {
        throw DecodingError.dataCorruptedError(
          forKey: .date, in: keyed,
          debugDescription: "wanted an instant such as 2026-04-01T09:00:00+09:00, found \"\(text)\"")
      }
      self = .date(date)
      return
    }
    let container = try decoder.singleValueContainer()
    if let flag = try? container.decode(Bool.self) {
      self = .boolean(flag)
    } else if let number = try? container.decode(Int.self) {
      self = .integer(number)
    } else if let number = try? container.decode(Double.self) {
      self = .decimal(number)
    } else if let text = try? container.decode(String.self) {
      self = .string(text)
    } else if container.decodeNil() {
      throw DecodingError.dataCorruptedError(
        in: container,
        debugDescription: "wanted a text, a number, true or false, a date or a list of texts, found null")
    } else {
      self = .strings(try container.decode([String].self))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    if case .date(let date) = self {
      var keyed = encoder.container(keyedBy: CodingKeys.self)
      try keyed.encode(Timestamp.text(of: date), forKey: .date)
      return
    }
    var container = encoder.singleValueContainer()
    switch self {
    case .string(let text): try container.encode(text)
    case .integer(let number): try container.encode(number)
    case .decimal(let number): try container.encode(number)
    case .boolean(let flag): try container.encode(flag)
    case .strings(let list): try container.encode(list)
    case .date: break
    }
  }
}

extension Value: CustomStringConvertible {
  /// The value as proofs and reports show it.
  public var description: String {
    switch self {
    case .string(let text): "\"\(text)\""
    case .integer(let number): "\(number)"
    case .decimal(let number): "\(number)"
    case .boolean(let flag): "\(flag)"
    case .date(let date): Timestamp.text(of: date)
    case .strings(let list): "[" + list.map { "\"\($0)\"" }.joined(separator: ", ") + "]"
    }
  }
}
