import EventLog
public import Foundation

/// Why a decision came out as it did: every rule, every gate, and what was read.
///
/// The walk that decides notes only what it found. Most of it is read by nobody, so it is put together and into words
/// when somebody asks.
public struct Proof: Sendable {
  /// The rules in the order they were considered.
  /// - Complexity: O(n) in the number of gates and values read; keep the result to look at it again.
  public var candidates: [Candidate] {
    get { account.candidates }
    set { account = .written(newValue) }
  }
  /// What had to be used in place of something better, such as the product's time zone.
  public var fallbacks: [String]
  /// The time zone that was used.
  public var zone: String
  /// The instant that counted as now.
  public var now: Date
  private var account: Account

  private enum Account: Sendable {
    case noted(Testimony)
    case written([Candidate])

    var candidates: [Candidate] {
      switch self {
      case .noted(let testimony): testimony.candidates
      case .written(let candidates): candidates
      }
    }
  }

  init(_ testimony: Testimony, _ zone: ResolvedZone, at now: Date) {
    account = .noted(testimony)
    fallbacks = [zone.fallback].compactMap(\.self)
    self.zone = zone.identifier
    self.now = now
  }

  /// How one rule fared.
  public subscript(rule: RuleID) -> Candidate? {
    switch account {
    case .noted(let testimony): testimony.candidate(rule)
    case .written(let candidates): candidates.first { $0.rule == rule }
    }
  }

  /// How one rule fared.
  public struct Candidate: Hashable, Sendable, Codable {
    /// The rule.
    public var rule: RuleID
    /// What it would do.
    public var action: Action
    /// Its priority, with what it gained by waiting.
    public var priority: Int
    /// How it ended.
    public var outcome: Outcome
    /// The gates it went through, in order.
    public var gates: [Gate]
  }

  /// How a rule ended.
  public enum Outcome: String, Hashable, Sendable, Codable, CaseIterable {
    /// It was chosen, and takes a new place.
    case chosen
    /// It was chosen, and goes on with what it began.
    case continued
    /// It lost its place to another one.
    case deferred
    /// A gate was closed.
    case refused
    /// A gate is unknown.
    case unknown
    /// The occasion was none of its own.
    case notTriggered
  }

  /// The gates, in the order they are passed.
  public enum Name: String, Hashable, Sendable, Codable, CaseIterable {
    case trigger, holdout, exit, goal, withheld, elsewhere, lifeCycle, condition, reachable, cap, slot
  }
}

extension Proof: Hashable {
  public static func == (lhs: Proof, rhs: Proof) -> Bool {
    (lhs.zone, lhs.now, lhs.fallbacks) == (rhs.zone, rhs.now, rhs.fallbacks) && lhs.candidates == rhs.candidates
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(candidates)
    hasher.combine(fallbacks)
    hasher.combine(zone)
    hasher.combine(now)
  }
}

extension Proof: Codable {
  private enum CodingKeys: String, CodingKey { case candidates, fallbacks, zone, instant = "now" }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    account = .written(try container.decode([Candidate].self, forKey: .candidates))
    fallbacks = try container.decode([String].self, forKey: .fallbacks)
    zone = try container.decode(String.self, forKey: .zone)
    now = try container.decode(Date.self, forKey: .instant)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(candidates, forKey: .candidates)
    try container.encode(fallbacks, forKey: .fallbacks)
    try container.encode(zone, forKey: .zone)
    try container.encode(now, forKey: .instant)
  }
}
