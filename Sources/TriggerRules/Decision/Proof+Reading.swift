import EventLog

extension Proof {
  /// One value that was read, and what it made of the question asked.
  public struct Reading: Sendable {
    /// The answer.
    public let verdict: Verdict
    private let source: Source

    private enum Source: Sendable {
      case asked(Condition, Found)
      indirect case written(name: String, question: String, found: String)
    }

    init(_ question: Condition, _ found: Found, _ verdict: Verdict) {
      self.verdict = verdict
      source = .asked(question, found)
    }

    /// What was read, such as `account.plan`.
    public var name: String {
      switch source {
      case .asked(let condition, _): condition.subject
      case .written(let name, _, _): name
      }
    }

    /// What was asked, such as `account.plan equals "pro"`.
    public var question: String {
      switch source {
      case .asked(let condition, _): condition.description
      case .written(_, let question, _): question
      }
    }

    /// What was found, such as `"free"` or `missing`.
    public var found: String {
      switch source {
      case .asked(let condition, let found): found.text(for: condition, verdict)
      case .written(_, _, let found): found
      }
    }
  }

  /// What a question found. It is put into words when somebody reads them, as most of a proof is read by nobody.
  enum Found: Sendable {
    case text(String)
    /// A value that was compared; nil for a missing one.
    case value(Value?)
    /// How often something happened, and how often it is not known whether it counts.
    case times(Int, undecided: Int)

    fileprivate func text(for condition: Condition, _ verdict: Verdict) -> String {
      switch self {
      case .text(let text): text
      case .times(let found, let undecided):
        (found == 1 ? "once" : "\(found) times") + (undecided > 0 ? ", \(undecided) more unknown" : "")
      case .value(let value):
        switch condition.form {
        case .attribute(_, let comparison), .property(_, let comparison): comparison.found(value, verdict)
        default: value.map { "\($0)" } ?? "missing"
        }
      }
    }
  }
}

extension Proof.Found: ExpressibleByStringInterpolation {
  init(stringLiteral value: String) {
    self = .text(value)
  }
}

extension Proof.Reading: Hashable {
  public static func == (lhs: Self, rhs: Self) -> Bool {
    (lhs.verdict, lhs.name, lhs.question, lhs.found) == (rhs.verdict, rhs.name, rhs.question, rhs.found)
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(verdict)
    hasher.combine(name)
    hasher.combine(question)
    hasher.combine(found)
  }
}

extension Proof.Reading: Codable {
  private enum CodingKeys: String, CodingKey { case name, question, found, verdict }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    verdict = try container.decode(Verdict.self, forKey: .verdict)
    source = .written(
      name: try container.decode(String.self, forKey: .name),
      question: try container.decode(String.self, forKey: .question),
      found: try container.decode(String.self, forKey: .found))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(name, forKey: .name)
    try container.encode(question, forKey: .question)
    try container.encode(found, forKey: .found)
    try container.encode(verdict, forKey: .verdict)
  }
}
