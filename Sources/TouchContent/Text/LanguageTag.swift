/// A language as BCP 47 writes it: `ja`, `en-GB`, `zh-Hant-HK`. Upper and lower case mean the same.
public struct LanguageTag: Hashable, Sendable {
  /// The tag in lower case.
  public let rawValue: String

  /// Makes a tag; nil unless it is subtags of 1 to 8 letters and digits joined by "-", the first of them letters.
  public init?(_ text: String) {
    var (length, isFirst, isLowercase) = (0, true, true)
    for byte in text.utf8 {
      if byte == UInt8(ascii: "-") {
        guard Self.isSubtag(length, isFirst: isFirst) else { return nil }
        (length, isFirst) = (0, false)
      } else {
        guard Self.isLetterOrDigit(byte), !isFirst || byte > UInt8(ascii: "9") else { return nil }
        length += 1
        if byte >= UInt8(ascii: "A"), byte <= UInt8(ascii: "Z") { isLowercase = false }
      }
    }
    guard Self.isSubtag(length, isFirst: isFirst) else { return nil }
    rawValue = isLowercase ? text : text.lowercased()
  }

  private static func isSubtag(_ length: Int, isFirst: Bool) -> Bool {
    length >= (isFirst ? 2 : 1) && length <= 8
  }

  private init(lowercased: String) {
    self.rawValue = lowercased
  }

  /// The tag one step more general, by RFC 4647 §3.4: the last subtag goes, and a single letter before it too.
  public var parent: LanguageTag? {
    guard rawValue.utf8.contains(UInt8(ascii: "-")) else { return nil }
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
    guard rawValue.utf8.contains(UInt8(ascii: "-")) else { return Self.rightToLeft.contains(rawValue) }
    let subtags = rawValue.split(separator: "-").map(String.init)
    if let script = subtags.dropFirst().first(where: { $0.count == 4 }) {
      return ["arab", "hebr", "thaa", "syrc", "nkoo", "adlm", "rohg", "mand", "samr", "yezi"].contains(script)
    }
    return Self.rightToLeft.contains(subtags.first ?? "")
  }

  private static let rightToLeft: Set<String> = [
    "ar", "he", "iw", "fa", "ur", "ps", "sd", "ug", "yi", "dv", "ckb", "ks", "syr", "nqo", "pnb", "azb", "lrc", "mzn",
  ]

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

extension LanguageTag: CheckedText {
  public static var wanted: String { "a language such as \"ja\" or \"en-GB\"" }

  public var description: String { rawValue }
}
