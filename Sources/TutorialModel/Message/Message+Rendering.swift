public import TouchContent

extension Message {
  /// Renders the message for one reader.
  /// - Parameters:
  ///   - values: The values of its merge fields.
  ///   - language: The languages that the reader takes.
  ///   - base: What paths of the product begin with in mail, such as `https://app.example.jp`.
  public func render(values: MergeValues, language: LanguagePreference, base: URLReference) -> RenderedMessage {
    let (source, tag) = body.resolve(for: language)
    let body = source.mapLinks { $0.absolute(from: base) }
    let link = button.map { (label: $0.label.resolve(for: language).text, url: $0.open.absolute(from: base)) }
    let subject = Self.line(subject.resolve(for: language).text.plain(values))
    return RenderedMessage(
      subject: subject,
      text: [body.plain(values), link.map { $0.label.plain(values) + "\n" + $0.url.text }].compactMap(\.self)
        .joined(separator: "\n\n") + "\n",
      html: HTML { MailLayout(subject: subject, language: tag).write(body, link, values, to: &$0) },
      language: tag)
  }

  /// One line: a line break in a value would begin another header.
  private static func line(_ text: String) -> String {
    let spaced = String(String.UnicodeScalarView(text.unicodeScalars.map { $0.isBreaking ? " " : $0 }))
    return spaced.split(separator: " ").joined(separator: " ")
  }
}

extension Unicode.Scalar {
  /// True for control characters and for every scalar that ends a line.
  fileprivate var isBreaking: Bool {
    properties.generalCategory == .control || self == "\u{2028}" || self == "\u{2029}"
  }
}

extension URLReference {
  /// The address for readers outside the product.
  func absolute(from base: URLReference) -> URLReference {
    guard !leavesProduct else { return self }
    let root = base.text.hasSuffix("/") ? String(base.text.dropLast()) : base.text
    return URLReference(root + (text.hasPrefix("#") ? "/" : "") + text) ?? self
  }
}
