/// A language as BCP 47 writes it: `ja`, `en-GB`, `zh-Hant-HK`. Upper and lower case mean the same.
public struct LanguageTag: Hashable, Sendable {
  /// The tag in lower case.
  public let rawValue: String

  /// Makes a tag; nil unless it is subtags of 1 to 8 letters and digits joined by "-", the first of them letters.
  public init?(_ text: String) {
    let subtags = text.split(separator: "-", omittingEmptySubsequences: false)
    let wellFormed = subtags.allSatisfy { subtag in
      (1...8).contains(subtag.utf8.count) && subtag.utf8.allSatisfy(Self.isLetterOrDigit)
    }
    guard wellFormed, let first = subtags.first, first.utf8.count >= 2,
      first.utf8.allSatisfy({ Self.isLetterOrDigit($0) && $0 > UInt8(ascii: "9") })
    else { return nil }
    self.rawValue = text.lowercased()
  }

  private init(lowercased: String) {
    self.rawValue = lowercased
  }

  /// The tag one step more general, by RFC 4647 §3.4: the last subtag goes, and a single letter before it too.
  public var parent: LanguageTag? {
    var subtags = rawValue.split(separator: "-")
    subtags.removeLast()
    if subtags.last?.count == 1 { subtags.removeLast() }
    return subtags.isEmpty ? nil : LanguageTag(lowercased: subtags.joined(separator: "-"))
  }

  /// The tag and its more general ones, the most special first: `zh-hant-hk`, `zh-hant`, `zh`.
  public var chain: [LanguageTag] {
    Array(sequence(first: self, next: \.parent))
  }

  /// True when the language is written from right to left.
  public var isRightToLeft: Bool {
    let subtags = rawValue.split(separator: "-").map(String.init)
    if let script = subtags.dropFirst().first(where: { $0.count == 4 }) {
      return ["arab", "hebr", "thaa", "syrc", "nkoo", "adlm"].contains(script)
    }
    return ["ar", "he", "fa", "ur", "ps", "sd", "ug", "yi", "dv", "ckb"].contains(subtags.first ?? "")
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }
}

extension LanguageTag: Comparable {
  public static func < (lhs: LanguageTag, rhs: LanguageTag) -> Bool { lhs.rawValue < rhs.rawValue }
}

extension LanguageTag: CustomStringConvertible {
  public var description: String { rawValue }
}

extension LanguageTag: ExpressibleByStringLiteral {
  /// Makes a tag of a literal; a literal that is not one is a programmer error.
  public init(stringLiteral value: String) {
    guard let tag = LanguageTag(value) else {
      preconditionFailure("\"\(value)\" is not a language tag; wanted one such as \"ja\" or \"en-GB\"")
    }
    self = tag
  }
}

extension LanguageTag: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let tag = LanguageTag(text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "wanted a language such as \"ja\" or \"en-GB\", found \"\(text)\"")
    }
    self = tag
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rawValue)
  }
}
