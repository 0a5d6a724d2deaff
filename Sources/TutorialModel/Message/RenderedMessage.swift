public import TouchContent

/// A message as a mailer takes it.
public struct RenderedMessage: Hashable, Sendable {
  /// The subject line: one line, without control characters.
  public var subject: String
  /// The plain text.
  public var text: String
  /// The HTML: a whole document.
  public var html: HTML
  /// The language of the body.
  public var language: LanguageTag
}
