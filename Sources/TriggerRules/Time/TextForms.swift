import Foundation

// What the small values with a text form share.

extension Int {
  /// The number with leading zeros.
  func padded(to width: Int) -> String {
    let digits = String(self)
    return String(repeating: "0", count: Swift.max(0, width - digits.count)) + digits
  }

  /// The quotient rounded towards minus infinity, so that years and offsets before zero are counted right.
  func dividedDown(by divisor: Int) -> Int {
    let quotient = self / divisor
    return self % divisor < 0 ? quotient - 1 : quotient
  }
}

extension UInt8 {
  /// True for the ASCII digits.
  var isDigit: Bool { (48...57).contains(self) }
}

extension Decoder {
  /// Reads a value that is written as a text.
  func lossless<Value: LosslessStringConvertible>(_ wanted: String) throws -> Value {
    let container = try singleValueContainer()
    let text = try container.decode(String.self)
    guard let value = Value(text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "wanted \(wanted), found \"\(text)\"")
    }
    return value
  }
}

extension Encoder {
  /// Writes a value as its text.
  func encodeDescription(of value: some CustomStringConvertible) throws {
    var container = singleValueContainer()
    try container.encode(value.description)
  }
}
