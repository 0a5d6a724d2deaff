/// One text in several languages, looked up as RFC 4647 §3.4 says.
///
/// In JSON it is an object of language tags, or a plain string that stands for the source language.
public struct Localized<Text: LocalizableText>: Hashable, Sendable {
  /// The text that was given without a language: the author's own.
  public var source: Text?
  /// The texts in the order of their tags: a text has few languages, and going through them takes less time than a
  /// dictionary's hash. `Benchmarks/compare render` asks for this.
  private var entries: [Entry]

  private struct Entry: Hashable {
    var language: LanguageTag
    var text: Text
  }

  /// The text by language.
  public var translations: [LanguageTag: Text] {
    get { Dictionary(uniqueKeysWithValues: entries.map { ($0.language, $0.text) }) }
    set { entries = Self.entries(newValue) }
  }

  /// One text, in the author's own language.
  public init(_ source: String) {
    self.source = Text(source: source)
    self.entries = []
  }

  /// One text in several languages.
  public init(_ translations: [LanguageTag: String]) {
    self.source = nil
    self.entries = Self.entries(translations.mapValues(Text.init(source:)))
  }

  /// The text for a reader and the language it is in.
  ///
  /// Each language that the reader takes is tried with its more general ones (`zh-Hant-HK`, `zh-Hant`, `zh`) and never
  /// with a sister (`zh-Hans`); then the source language; then the first there is, by tag.
  public func resolve(for preference: LanguagePreference) -> (text: Text, language: LanguageTag) {
    // By place, because copies of the entries cost more than comparing them.
    for candidate in preference.candidates.indices {
      for place in entries.indices where entries[place].language == preference.candidates[candidate] {
        return (entries[place].text, entries[place].language)
      }
      if let source, preference.candidates[candidate] == preference.source { return (source, preference.source) }
    }
    if let source { return (source, preference.source) }
    if let first = entries.first { return (first.text, first.language) }
    return (Text(source: ""), preference.source)
  }

  /// The text in exactly this language.
  private subscript(language: LanguageTag) -> Text? {
    for index in entries.indices where entries[index].language == language { return entries[index].text }
    return nil
  }

  private static func entries(_ translations: [LanguageTag: Text]) -> [Entry] {
    translations.map(Entry.init).sorted { $0.language < $1.language }
  }

  /// Every text, whatever its language.
  public var all: [Text] {
    (source.map { [$0] } ?? []) + entries.map(\.text)
  }

  /// True when every text is empty.
  public var isEmpty: Bool {
    source?.source.isEmpty ?? true && entries.allSatisfy { $0.text.source.isEmpty }
  }

  /// True when no text says anything: each is empty or white space alone.
  public var isBlank: Bool { all.allSatisfy(\.isBlank) }

  /// The languages whose texts say nothing; nil among them stands for the text without a language.
  public var blanks: [LanguageTag?] {
    (source?.isBlank == true ? [nil] : []) + translations.filter(\.value.isBlank).keys.sorted()
  }

  /// The languages of `wanted` whose readers would see a fallback: neither they nor a more general one have a text.
  public func missing(from wanted: [LanguageTag], source language: LanguageTag) -> [LanguageTag] {
    wanted.filter { wanted in
      !wanted.chain.contains { self[$0] != nil || ($0 == language && source != nil) }
    }
  }
}

/// What can stand in several languages: text with merge fields, plain or rich.
public protocol LocalizableText: Hashable, Sendable {
  /// Reads the author's text; every text has a meaning.
  init(source: String)
  /// The author's text.
  var source: String { get }
  /// The merge fields in it, in order.
  var fields: [MergeField] { get }
  /// The text with its values, not escaped.
  func plain(_ values: MergeValues) -> String
}

extension LocalizableText {
  /// True when there is nothing in it to read: white space alone.
  public var isBlank: Bool { source.isBlank }

  /// True when there would be nothing to read if no value of its merge fields were known.
  public var mayBeBlank: Bool { !fields.isEmpty && plain([:]).isBlank }
}

extension String {
  /// True for white space alone, that of no width included.
  fileprivate var isBlank: Bool {
    unicodeScalars.allSatisfy { $0.properties.isWhitespace || "\u{200B}\u{2060}\u{FEFF}".unicodeScalars.contains($0) }
  }
}

/// A line of text with merge fields, in several languages.
public typealias LocalizedText = Localized<TextTemplate>
/// A body of rich text with merge fields, in several languages.
public typealias LocalizedBody = Localized<RichText>

extension Localized: ExpressibleByStringLiteral, ExpressibleByDictionaryLiteral {
  public init(stringLiteral value: String) { self.init(value) }

  public init(dictionaryLiteral elements: (LanguageTag, String)...) {
    self.init(Dictionary(elements) { _, last in last })
  }
}

extension Localized: Codable {
  public init(from decoder: any Decoder) throws {
    if let text = try? decoder.singleValueContainer().decode(String.self) {
      self.init(text)
      return
    }
    guard let keyed = try? decoder.container(keyedBy: LanguageKey.self) else {
      throw DecodingError.typeMismatch(
        Self.self,
        .init(
          codingPath: decoder.codingPath,
          debugDescription: "wanted a text, or an object with a text for each language such as {\"ja\": \"…\"}"))
    }
    var translations: [LanguageTag: String] = [:]
    for key in keyed.allKeys {
      guard let tag = LanguageTag(key.stringValue) else {
        throw DecodingError.dataCorruptedError(
          forKey: key, in: keyed,
          debugDescription: "wanted a language such as \"ja\" or \"en-GB\", found \"\(key.stringValue)\"")
      }
      guard translations.updateValue(try keyed.decode(String.self, forKey: key), forKey: tag) == nil else {
        throw DecodingError.dataCorruptedError(
          forKey: key, in: keyed, debugDescription: "the language \"\(tag)\" occurs twice")
      }
    }
    guard !translations.isEmpty else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "wanted a text in at least one language, found none"))
    }
    self.init(translations)
  }

  public func encode(to encoder: any Encoder) throws {
    if let source {
      var container = encoder.singleValueContainer()
      try container.encode(source.source)
      return
    }
    var keyed = encoder.container(keyedBy: LanguageKey.self)
    for entry in entries {
      try keyed.encode(entry.text.source, forKey: LanguageKey(stringValue: entry.language.rawValue))
    }
  }
}

private struct LanguageKey: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }

  init(stringValue: String) {
    self.stringValue = stringValue
  }

  init?(intValue: Int) {
    nil
  }
}
