/// The languages a reader takes, best first, and the language that content is written in first.
public struct LanguagePreference: Hashable, Sendable {
  /// What the reader takes, best first.
  public var languages: [LanguageTag] {
    didSet { candidates = Self.candidates(languages, source) }
  }
  /// What the author writes in, and what is shown when nothing else fits.
  public var source: LanguageTag {
    didSet { candidates = Self.candidates(languages, source) }
  }

  /// The languages to try, in order: each with its more general ones, then the source language.
  ///
  /// Kept, because every text of a page asks for them; `Benchmarks/compare render` measures it.
  private(set) var candidates: [LanguageTag]

  /// Makes a preference.
  public init(_ languages: [LanguageTag], source: LanguageTag) {
    self.languages = languages
    self.source = source
    candidates = Self.candidates(languages, source)
  }

  /// The language that the reader likes best, or else the author's.
  var best: LanguageTag { languages.first ?? source }

  /// True when text in that language needs no mark where the best one is expected: it is that, or a more general one.
  func isExpected(_ language: LanguageTag) -> Bool {
    language == best || best.rawValue.utf8.contains(UInt8(ascii: "-")) && best.chain.contains(language)
  }

  private static func candidates(_ languages: [LanguageTag], _ source: LanguageTag) -> [LanguageTag] {
    languages.flatMap(\.chain) + source.chain
  }
}
