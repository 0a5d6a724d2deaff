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
  ///
  /// It looks no farther than the first character that no field has, so trying every "{{" of a text is cheap.
  init?(inside text: Substring) {
    let trimmed = text.drop { $0 == " " }
    let name = trimmed.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "._-".contains($0)) }
    let rest = trimmed[name.endIndex...].drop { $0 == " " }
    guard !name.isEmpty, rest.isEmpty || rest.first == "|" else { return nil }
    self.name = String(name)
    self.fallback = rest.isEmpty ? nil : String(rest.dropFirst())
  }
}
