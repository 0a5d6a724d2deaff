extension Catalog {
  /// The whole flow as plain text, for review: the rules in the order in which they are considered, with their conditions
  /// in words, then every piece of content with its texts.
  ///
  /// The same catalogue gives the same text, so that two of them can be compared line by line.
  /// - Parameter language: The language of the texts; nil for the product's source language.
  public func plainText(in language: LanguageTag? = nil) -> String {
    let preference = LanguagePreference([language].compactMap(\.self), source: product.sourceLanguage)
    let review = ReviewText(language: preference)
    let blocks = [review.heading(of: product)] + review.rules(rules) + all.map(review.content)
    return blocks.joined(separator: "\n\n") + "\n"
  }
}
