/// A place in a text that takes a value at rendering: `{{user.lastName}}`, or `{{user.lastName|お客さま}}` with a default.
public struct MergeField: Hashable, Sendable {
  /// What goes there, such as `user.lastName`.
  public var name: String
  /// What stands there when no value is known.
  public var fallback: String?

  /// Makes a field.
  public init(_ name: String, fallback: String? = nil) {
    self.name = name
    self.fallback = fallback
  }

  /// The value that stands in the text; empty when neither a value nor a default is known.
  public func value(in values: MergeValues) -> String {
    values[name] ?? fallback ?? ""
  }

  /// Reads what stands between the braces; nil when it is not a field.
  init?(inside text: Substring) {
    let parts = text.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
    let name = parts[0].drop { $0 == " " }.prefix { $0 != " " }
    let wellFormed = name.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"):
        true
      default: false
      }
    }
    guard !name.isEmpty, wellFormed, parts[0].allSatisfy({ $0 == " " || name.contains($0) }) else { return nil }
    self.name = String(name)
    self.fallback = parts.count == 2 ? String(parts[1]) : nil
  }
}

/// The values of merge fields by name. They are always escaped where they are written.
public typealias MergeValues = [String: String]
