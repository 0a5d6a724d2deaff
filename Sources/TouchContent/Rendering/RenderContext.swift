/// What rendering needs to know of the reader and the page. A value: rendering reads nothing else.
public struct RenderContext: Hashable, Sendable {
  /// The languages that the reader takes.
  public var language: LanguagePreference
  /// The values of merge fields.
  public var values: MergeValues
  /// The path that forms are posted to, and below which the assets are served.
  public var endpoint: String
  /// The path and query of the page that the reader is on, and comes back to.
  public var page: String
  /// Light or dark.
  public var theme: Theme
  /// The host's own words for ``Phrase``s, by key.
  public var phrases: [String: LocalizedText]

  /// Makes a context.
  public init(
    language: LanguagePreference, values: MergeValues = [:], endpoint: String = "/touch", page: String = "/",
    theme: Theme = .auto, phrases: [String: LocalizedText] = [:]
  ) {
    self.language = language
    self.values = values
    self.endpoint = endpoint
    self.page = page
    self.theme = theme
    self.phrases = phrases
  }

  /// The language of the element that holds the widgets: the one that the reader likes best.
  public var rootLanguage: LanguageTag { language.best }

  /// The language that a text is shown in, when it is neither that of the root element nor a more general one.
  public func fallbackLanguage<Text>(of text: Localized<Text>) -> LanguageTag? {
    let shown = text.resolve(for: language).language
    return language.isExpected(shown) ? nil : shown
  }

  /// The text in the reader's language, and its language when it is neither that of the root element nor a more general
  /// one. There is one of these for each kind of text: a generic one costs `Benchmarks/compare render` much.
  package func shown(_ text: LocalizedText) -> (text: TextTemplate, fallback: LanguageTag?) {
    let (shown, tag) = text.resolve(for: language)
    return (shown, language.isExpected(tag) ? nil : tag)
  }

  /// The same of a body.
  package func shown(_ body: LocalizedBody) -> (text: RichText, fallback: LanguageTag?) {
    let (shown, tag) = body.resolve(for: language)
    return (shown, language.isExpected(tag) ? nil : tag)
  }

  /// The direction of a text that is shown in this language; nil when the elements around it have the same.
  func direction(of language: LanguageTag) -> String? {
    guard language.isRightToLeft != rootLanguage.isRightToLeft else { return nil }
    return language.isRightToLeft ? "rtl" : "ltr"
  }

  /// The text in the reader's language with its values, not escaped.
  public func plain(_ text: LocalizedText) -> String {
    text.resolve(for: language).text.plain(values)
  }

  /// The text of a phrase, not escaped.
  public func plain(_ phrase: Phrase, _ values: MergeValues = MergeValues()) -> String {
    words(of: phrase).text.plain(values)
  }

  /// What a phrase says to the reader, in the host's own words or else the library's, and its language where that is a
  /// fallback.
  ///
  /// The library's are not copied beforehand, because a page has many; `Benchmarks/compare render` measures it.
  @inline(__always)
  package func words(of phrase: Phrase) -> (text: TextTemplate, fallback: LanguageTag?) {
    if !phrases.isEmpty, let own = phrases[phrase.key] { return shown(own) }
    return shown(phrase.text)
  }
}

extension HTMLWriter {
  /// Writes a text in the reader's language, escaped.
  public mutating func text(_ text: LocalizedText, in context: RenderContext) {
    text.resolve(for: context.language).text.write(context.values, to: &self)
  }

  /// Ends the opening tag of an element that holds nothing but this text, with the language where it is a fallback, and
  /// writes the text.
  package mutating func content(_ text: LocalizedText, in context: RenderContext) {
    let (shown, fallback) = context.shown(text)
    language(fallback, in: context)
    markup(">")
    shown.write(context.values, to: &self)
  }

  /// Writes a text among others: in an element of its own that names the language, where it is a fallback.
  package mutating func marked(_ text: LocalizedText, in context: RenderContext) {
    let (shown, fallback) = context.shown(text)
    mark(fallback, in: context) { shown.write(context.values, to: &$0) }
  }

  /// Writes among others what is in a language: in an element of its own that names it, where it is a fallback.
  @inline(__always)
  package mutating func mark(
    _ fallback: LanguageTag?, in context: RenderContext, _ write: (inout HTMLWriter) -> Void
  ) {
    guard let fallback else { return write(&self) }
    markup("<span")
    language(fallback, in: context)
    markup(">")
    write(&self)
    markup("</span>")
  }

  /// Writes a body in the reader's language, escaped, and names the language where it is a fallback.
  public mutating func body(_ body: LocalizedBody, id: String? = nil, in context: RenderContext) {
    self.body(body, in: context) { $0.attribute("id", id) }
  }

  /// The same, where `names` writes the attributes by which the body and others name each other.
  package mutating func body(
    _ body: LocalizedBody, in context: RenderContext, names: (inout HTMLWriter) -> Void
  ) {
    let (text, fallback) = context.shown(body)
    text.write(context.values, to: &self) {
      names(&$0)
      $0.language(fallback, in: context)
    }
  }

  /// Writes a phrase in the reader's language, escaped: in an element of its own that names the language, where it is a
  /// fallback.
  public mutating func phrase(_ phrase: Phrase, _ values: MergeValues = MergeValues(), in context: RenderContext) {
    let (words, fallback) = context.words(of: phrase)
    mark(fallback, in: context) { words.write(values, to: &$0) }
  }

  /// The same of a phrase whose fields are whole numbers; `number` gives that of a name.
  package mutating func phrase(
    _ phrase: Phrase, in context: RenderContext, number: (_ name: String) -> Int?
  ) {
    let (words, fallback) = context.words(of: phrase)
    mark(fallback, in: context) { words.write(number, to: &$0) }
  }
}

extension HTMLWriter {
  /// Writes the opening tag of the element that holds every widget but banners; the caller closes the `div`.
  ///
  /// - Parameter names: Those of the steps and tooltips within (`anchorName`): without its name here a widget does not
  ///   stand at its element. The style sheet looks no deeper than the root, so that a large page stays fast.
  public mutating func openRoot(showing names: [String] = [], in context: RenderContext) {
    markup("<div class=\"tt\" id=\"tt-root\"")
    attribute("data-tt-at", names.isEmpty ? nil : names.joined(separator: " "))
    attributes(of: context)
    markup(">")
  }

  /// Writes the language, the direction and the theme of a widget that stands by itself.
  public mutating func attributes(of context: RenderContext) {
    attribute("lang", context.rootLanguage.rawValue)
    attribute("dir", context.rootLanguage.isRightToLeft ? "rtl" : "ltr")
    attribute("data-tt-theme", context.theme.rawValue)
  }

  /// Names the language of a text that is a fallback, and its direction where it is not that of the widget.
  package mutating func language(_ fallback: LanguageTag?, in context: RenderContext) {
    attribute("lang", fallback?.rawValue)
    attribute("dir", fallback.flatMap(context.direction))
  }
}
