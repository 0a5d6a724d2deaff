public import EventLog

/// Who reached the goal of a rule, with the rule and without it.
///
/// Everybody counts from the event with which they came into question, whether the rule reached them or not (intention
/// to treat), so the arms differ in nothing but the rule.
public struct GoalReport: Hashable, Sendable, Codable {
  /// The users of one variant, or those who are held out.
  public struct Arm: Hashable, Sendable, Codable {
    /// The variant; nil for the holdout, and for everybody else where no experiment was asked for.
    public var variant: VariantName?
    /// True for those whom the rule does not reach, or who have none of the variants.
    public var isHoldout: Bool
    /// How many came into question.
    public var entered: Int
    /// How many of them still have time to reach the goal; they are in no rate.
    public var open: Int
    /// Whom the rule acted on, of those who came into question.
    public var treated: Int
    /// Who reached the goal within its window, of those whose window is over.
    public var converted: Rate
  }

  /// The rule.
  public var rule: RuleID
  /// The event with which users came into question.
  public var entry: EventName
  /// The variants in the order of the experiment, then the holdout.
  public var arms: [Arm]

  /// The id of the definition, which the rates carry.
  public static let definition = "goal.converted"
}
