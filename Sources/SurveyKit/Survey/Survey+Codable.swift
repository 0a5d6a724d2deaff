import EventLog
import TouchContent

/// In JSON a survey begins with `"format": 1, "kind": "survey"`; `$schema` may stand there and is not kept.
extension Survey: Codable {
  private enum CodingKeys: String, CodingKey {
    case format, kind
    case schema = "$schema"
    case id, version, title, questions, thanks, thanksWhen, snoozeDays
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let format = try container.decode(Int.self, forKey: .format)
    guard format == 1 else {
      throw DecodingError.dataCorruptedError(
        forKey: .format, in: container, debugDescription: "written in format \(format), this library reads format 1")
    }
    let kind = try container.decode(ContentKind.self, forKey: .kind)
    guard kind == .survey else {
      throw DecodingError.dataCorruptedError(
        forKey: .kind, in: container, debugDescription: "wanted the kind \"survey\", found \"\(kind)\"")
    }
    _ = try container.decodeIfPresent(String.self, forKey: .schema)
    id = try container.decode(ContentID.self, forKey: .id)
    version = try container.decode(Int.self, forKey: .version)
    title = try container.decode(LocalizedText.self, forKey: .title)
    questions = try container.decode([Question].self, forKey: .questions)
    thanks = try container.decode(LocalizedText.self, forKey: .thanks)
    thanksWhen = try container.decodeIfPresent([ThanksRule].self, forKey: .thanksWhen) ?? []
    snoozeDays = try container.decodeIfPresent(Int.self, forKey: .snoozeDays) ?? Self.usualSnoozeDays
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(1, forKey: .format)
    try container.encode(ContentKind.survey, forKey: .kind)
    try container.encode(id, forKey: .id)
    try container.encode(version, forKey: .version)
    try container.encode(title, forKey: .title)
    try container.encode(questions, forKey: .questions)
    try container.encode(thanks, forKey: .thanks)
    if !thanksWhen.isEmpty { try container.encode(thanksWhen, forKey: .thanksWhen) }
    if snoozeDays != Self.usualSnoozeDays { try container.encode(snoozeDays, forKey: .snoozeDays) }
  }
}
