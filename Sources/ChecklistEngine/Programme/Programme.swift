public import EventLog
public import TouchContent

/// A start-up programme of a company: seminars, meetings, videos and tasks, each with who should take part and by when.
///
/// Steps that name no step before them can be done in any order.
public struct Programme: Hashable, Sendable {
  /// The stable id, unique among programmes.
  public var id: ContentID
  /// The version, from 1.
  public var version: Int
  /// The heading.
  public var title: LocalizedText
  /// The steps.
  public var steps: [Step]

  /// Makes a programme.
  public init(id: ContentID, version: Int = 1, title: LocalizedText, steps: [Step]) {
    self.id = id
    self.version = version
    self.title = title
    self.steps = steps
  }

  /// Points at this version of the programme.
  public var ref: ContentRef { ContentRef(.programme, id, version: version) }

  /// The merge fields of every text, with the path of the text in the document.
  public var mergeFields: [(path: String, field: MergeField)] {
    let fields = texts.flatMap { path, text in text.all.flatMap(\.fields).map { (path, $0) } }
    return fields
      + steps.located("steps").flatMap { path, step in
        (step.body?.all.flatMap(\.fields) ?? []).map { ("\(path).body", $0) }
      }
  }

  /// Every text but the bodies, with its path in the document.
  var texts: [(path: String, text: LocalizedText)] {
    [("title", title)] + steps.located("steps").map { ("\($0.path).title", $0.element.title) }
  }
}

extension Programme: Codable {
  private enum CodingKeys: String, CodingKey {
    case title, steps
  }

  public init(from decoder: any Decoder) throws {
    let header = try DocumentHeader("programme", from: decoder)
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      id: ContentID(header.id), version: header.version,
      title: try container.decode(LocalizedText.self, forKey: .title),
      steps: try container.decode([Step].self, forKey: .steps))
  }

  public func encode(to encoder: any Encoder) throws {
    try DocumentHeader(kind: "programme", id: id.rawValue, version: version).encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(title, forKey: .title)
    try container.encode(steps, forKey: .steps)
  }
}
