import EventLog
import TouchContent

/// In JSON a survey begins with `"format": 1, "kind": "survey"`; `$schema` may stand there and is not kept.
extension Survey: Codable {
  private enum CodingKeys: String, CodingKey {
    case title, questions, thanks, thanksWhen, snoozeDays
  }

  public init(from decoder: any Decoder) throws {
    let header = try DocumentHeader(ContentKind.survey.rawValue, from: decoder)
    id = ContentID(header.id)
    version = header.version
    let container = try decoder.container(keyedBy: CodingKeys.self)
    title = try container.decode(LocalizedText.self, forKey: .title)
    questions = try container.decode([Question].self, forKey: .questions)
    thanks = try container.decode(LocalizedText.self, forKey: .thanks)
    thanksWhen = try container.decodeIfPresent([ThanksRule].self, forKey: .thanksWhen) ?? []
    snoozeDays = try container.decodeIfPresent(Int.self, forKey: .snoozeDays) ?? Self.usualSnoozeDays
  }

  public func encode(to encoder: any Encoder) throws {
    try DocumentHeader(kind: ContentKind.survey.rawValue, id: id.rawValue, version: version).encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(title, forKey: .title)
    try container.encode(questions, forKey: .questions)
    try container.encode(thanks, forKey: .thanks)
    if !thanksWhen.isEmpty { try container.encode(thanksWhen, forKey: .thanksWhen) }
    if snoozeDays != Self.usualSnoozeDays { try container.encode(snoozeDays, forKey: .snoozeDays) }
  }
}
