/// The fields of a form as a browser sends them: `application/x-www-form-urlencoded`, in order, names repeated.
public struct FormFields: Hashable, Sendable {
  /// Names and values in the order sent.
  public let fields: [(name: String, value: String)]

  /// The most bytes that a form may have, and the most fields.
  public static let maximumBytes = 64 * 1024
  static let maximumFields = 256

  /// Reads a form.
  /// - Throws: `Refusal` with the code `tooLarge`, or `malformed` when it is not UTF-8 or has a broken escape.
  public init(_ body: some Collection<UInt8>) throws(Refusal) {
    guard body.count <= Self.maximumBytes else {
      throw Refusal(.tooLarge, "a form may have \(Self.maximumBytes) bytes, and this one has \(body.count)")
    }
    var fields: [(name: String, value: String)] = []
    for pair in body.split(separator: UInt8(ascii: "&")) {
      guard fields.count < Self.maximumFields else {
        throw Refusal(.tooLarge, "a form may have \(Self.maximumFields) fields, and this one has more")
      }
      let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      let name = try Self.decode(parts[0])
      fields.append((name, parts.count == 2 ? try Self.decode(parts[1]) : ""))
    }
    self.fields = fields
  }

  /// Makes the fields of a form, for tests and for clients that send none.
  public init(_ fields: [(name: String, value: String)]) {
    self.fields = fields
  }

  /// The value of a field that occurs once.
  /// - Throws: `Refusal` with the code `malformed` when it occurs more than once.
  public func single(_ name: String) throws(Refusal) -> String? {
    let values = self.values(name)
    guard values.count <= 1 else { throw Refusal(.malformed, "the field \"\(name)\" occurs \(values.count) times") }
    return values.first
  }

  /// The value of a field that must be there, once and not empty.
  public func required(_ name: String) throws(Refusal) -> String {
    guard let value = try single(name), !value.isEmpty else {
      throw Refusal(.malformed, "the form has no field \"\(name)\"")
    }
    return value
  }

  /// Every value of a field.
  public func values(_ name: String) -> [String] {
    fields.filter { $0.name == name }.map(\.value)
  }

  private static func decode(_ bytes: some Collection<UInt8>) throws(Refusal) -> String {
    var decoded: [UInt8] = []
    decoded.reserveCapacity(bytes.count)
    var rest = bytes[...]
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "+"):
        decoded.append(0x20)
      case UInt8(ascii: "%"):
        guard let high = rest.popFirst().flatMap(hexDigit), let low = rest.popFirst().flatMap(hexDigit) else {
          throw Refusal(.malformed, "the form has a \"%\" that two hexadecimal digits do not follow")
        }
        decoded.append(high << 4 | low)
      default:
        decoded.append(byte)
      }
    }
    guard let text = String(validating: decoded, as: UTF8.self) else {
      throw Refusal(.malformed, "the form is not UTF-8")
    }
    return text
  }

  private static func hexDigit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}

extension FormFields {
  public static func == (lhs: FormFields, rhs: FormFields) -> Bool {
    lhs.fields.elementsEqual(rhs.fields) { $0 == $1 }
  }

  public func hash(into hasher: inout Hasher) {
    for field in fields {
      hasher.combine(field.name)
      hasher.combine(field.value)
    }
  }
}
