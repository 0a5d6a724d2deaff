import EventLog
public import TouchContent

/// What is said to those who gave a certain answer, instead of the survey's usual thanks.
///
/// In JSON: `{"question": "score", "is": ">=", "value": 9, "text": …, "link": {"label": …, "url": …}}`.
public struct ThanksRule: Hashable, Sendable {
  /// The answer that it is for.
  public var when: AnswerTerm
  /// What is said.
  public var text: LocalizedText
  /// Where to go next.
  public var link: ThanksLink?

  /// Makes a rule.
  public init(when: AnswerTerm, _ text: LocalizedText, link: ThanksLink? = nil) {
    self.when = when
    self.text = text
    self.link = link
  }
}

extension ThanksRule: Codable {
  private enum CodingKeys: String, CodingKey { case text, link }

  public init(from decoder: any Decoder) throws {
    when = try AnswerTerm(from: decoder)
    let container = try decoder.container(keyedBy: CodingKeys.self)
    text = try container.decode(LocalizedText.self, forKey: .text)
    link = try container.decodeIfPresent(ThanksLink.self, forKey: .link)
  }

  public func encode(to encoder: any Encoder) throws {
    try when.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(text, forKey: .text)
    try container.encodeIfPresent(link, forKey: .link)
  }
}
