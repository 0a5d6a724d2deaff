/// The languages a reader takes, best first, and the language that content is written in first.
public struct LanguagePreference: Hashable, Sendable {
  /// What the reader takes, best first.
  public var languages: [LanguageTag]
  /// What the author writes in, and what is shown when nothing else fits.
  public var source: LanguageTag

  /// Makes a preference.
  public init(_ languages: [LanguageTag], source: LanguageTag) {
    self.languages = languages
    self.source = source
  }

  /// The languages to try, in order: each with its more general ones, then the source language.
  var candidates: [LanguageTag] {
    languages.flatMap(\.chain) + source.chain
  }
}
