import EventLog

/// The rules of a product as its authors write them: `{"kind": "rules", "format": 1, "rules": [...]}`.
///
/// It is plain content; ``RuleSet`` checks and compiles it.
public struct RuleDocument: Hashable, Sendable {
  /// The rules; their order does not matter.
  public var rules: [Rule]
  /// The caps that rules name.
  public var caps: [Cap]
  /// The conditions that rules use by name.
  public var segments: [SegmentID: Condition]
  /// The experiments whose variants conditions ask for.
  public var experiments: [Experiment]
  /// How companies are divided into tiers; nil when no condition asks for one.
  public var tiering: Tiering?
  /// What holds unless a rule says otherwise.
  public var policy: Policy
  /// The types of attributes, as far as they are declared; comparisons that cannot be made are refused.
  public var attributes: [AttributeKey: AttributeType]

  /// Makes a document.
  public init(
    rules: [Rule], caps: [Cap] = [], segments: [SegmentID: Condition] = [:], experiments: [Experiment] = [],
    tiering: Tiering? = nil, policy: Policy = Policy(), attributes: [AttributeKey: AttributeType] = [:]
  ) {
    self.rules = rules
    self.caps = caps
    self.segments = segments
    self.experiments = experiments
    self.tiering = tiering
    self.policy = policy
    self.attributes = attributes
  }
}

extension RuleDocument: Codable {
  private enum CodingKeys: String, CodingKey {
    case schema = "$schema"
    case kind, format, rules, caps, segments, experiments, tiering, policy, attributes
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let format = try container.decode(Int.self, forKey: .format)
    guard format == 1 else { throw container.wrong(.format, wanted: "format 1", found: "\(format)") }
    let kind = try container.decode(String.self, forKey: .kind)
    guard kind == "rules" else { throw container.wrong(.kind, wanted: "\"rules\"", found: "\"\(kind)\"") }
    _ = try container.decodeIfPresent(String.self, forKey: .schema)
    self.init(
      rules: try container.decode([Rule].self, forKey: .rules),
      caps: try container.decodeIfPresent([Cap].self, forKey: .caps) ?? [],
      segments: try container.decodeIfPresent([SegmentID: Condition].self, forKey: .segments) ?? [:],
      experiments: try container.decodeIfPresent([Experiment].self, forKey: .experiments) ?? [],
      tiering: try container.decodeIfPresent(Tiering.self, forKey: .tiering),
      policy: try container.decodeIfPresent(Policy.self, forKey: .policy) ?? Policy(),
      attributes: try container.decodeIfPresent([AttributeKey: AttributeType].self, forKey: .attributes) ?? [:])
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode("rules", forKey: .kind)
    try container.encode(1, forKey: .format)
    try container.encode(rules, forKey: .rules)
    if !caps.isEmpty { try container.encode(caps, forKey: .caps) }
    if !segments.isEmpty { try container.encode(segments, forKey: .segments) }
    if !experiments.isEmpty { try container.encode(experiments, forKey: .experiments) }
    try container.encodeIfPresent(tiering, forKey: .tiering)
    if policy != Policy() { try container.encode(policy, forKey: .policy) }
    if !attributes.isEmpty { try container.encode(attributes, forKey: .attributes) }
  }
}
