import EventLog
public import Foundation

/// Why a decision came out as it did: every rule, every gate, and what was read.
public struct Proof: Hashable, Sendable, Codable {
  /// The rules in the order they were considered.
  public var candidates: [Candidate]
  /// What had to be used in place of something better, such as the product's time zone.
  public var fallbacks: [String]
  /// The time zone that was used.
  public var zone: String
  /// The instant that counted as now.
  public var now: Date

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
