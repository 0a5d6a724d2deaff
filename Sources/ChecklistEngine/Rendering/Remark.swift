import TouchContent

/// A remark below an item: the words of a phrase, not escaped, and their language where that is a fallback.
struct Remark {
  var text: String
  var fallback: LanguageTag?

  init(_ phrase: Phrase, _ values: MergeValues = [:], in context: RenderContext) {
    let (words, fallback) = context.words(of: phrase)
    text = words.plain(values)
    self.fallback = fallback
  }
}

extension HTMLWriter {
  /// Writes the remarks in their order, with a dot between two.
  mutating func remarks(_ remarks: [Remark], in context: RenderContext) {
    for (place, remark) in remarks.enumerated() {
      if place > 0 { text(" ・ ") }
      mark(remark.fallback, in: context) { $0.text(remark.text) }
    }
  }
}
