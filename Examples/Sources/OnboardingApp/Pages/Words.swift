/// A text of the product's own pages in its two languages.
struct Words: Sendable {
  var ja: String
  var en: String

  init(_ ja: String, _ en: String) {
    self.ja = ja
    self.en = en
  }

  /// The text for somebody.
  func text(japanese: Bool) -> String { japanese ? ja : en }
}
