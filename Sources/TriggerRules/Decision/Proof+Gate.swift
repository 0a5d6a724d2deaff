import EventLog

extension Proof {
  /// One thing that had to hold.
  public struct Gate: Sendable {
    /// Which.
    public var name: Name
    /// Whether it held.
    public var verdict: Verdict
    /// The values that were read for it.
    public var readings: [Reading]
    private let source: Source

    private enum Source: Sendable {
      case noted(Detail, CompiledRule, page: String?)
      case written(String)
    }

    /// - Parameters:
    ///   - rule: The rule that went through it.
    ///   - page: The page that was being viewed.
    init(
      _ name: Name, _ verdict: Verdict, _ detail: Detail, _ readings: [Reading], of rule: CompiledRule, on page: String?
    ) {
      self.name = name
      self.verdict = verdict
      self.readings = readings
      source = .noted(detail, rule, page: page)
    }

    fileprivate init(_ name: Name, _ verdict: Verdict, written detail: String, _ readings: [Reading]) {
      self.name = name
      self.verdict = verdict
      self.readings = readings
      source = .written(detail)
    }

    /// What it came to, in words.
    public var detail: String {
      switch source {
      case .noted(let detail, let rule, let page): detail.text(of: rule, on: page ?? "")
      case .written(let text): text
      }
    }
  }

  /// What a gate came to. It is put into words when somebody reads them, as most of a proof is read by nobody.
  enum Detail: Sendable {
    case text(String)
    /// What the condition of the rule came to.
    case condition
    /// The page is the rule's, or it is not.
    case page
    case otherPage

    fileprivate func text(of rule: CompiledRule, on page: String) -> String {
      switch self {
      case .text(let text): text
      case .condition: rule.condition.map { "\($0)" } ?? ""
      case .page: "page \(page) is \(rule.pages ?? .everywhere)"
      case .otherPage: "page \(page) is not \(rule.rule.trigger)"
      }
    }
  }
}

extension Proof.Detail: ExpressibleByStringInterpolation {
  init(stringLiteral value: String) {
    self = .text(value)
  }
}

extension Proof.Gate: Hashable {
  public static func == (lhs: Self, rhs: Self) -> Bool {
    (lhs.name, lhs.verdict, lhs.detail) == (rhs.name, rhs.verdict, rhs.detail) && lhs.readings == rhs.readings
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(name)
    hasher.combine(verdict)
    hasher.combine(detail)
    hasher.combine(readings)
  }
}

extension Proof.Gate: Codable {
  private enum CodingKeys: String, CodingKey { case name, verdict, detail, readings }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      try container.decode(Proof.Name.self, forKey: .name), try container.decode(Verdict.self, forKey: .verdict),
      written: try container.decode(String.self, forKey: .detail),
      try container.decode([Proof.Reading].self, forKey: .readings))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(name, forKey: .name)
    try container.encode(verdict, forKey: .verdict)
    try container.encode(detail, forKey: .detail)
    try container.encode(readings, forKey: .readings)
  }
}
