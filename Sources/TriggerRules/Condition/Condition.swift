import EventLog

/// Who a rule is for: a question about a user, the user's company and the moment, answered in three values.
///
/// Conditions are values that read like a sentence, in Swift and in JSON alike:
///
/// ```swift
/// .all([
///   .attribute("plan", .equals("pro")),
///   .event("campaign.created", atLeast: 3, within: .days(7)),
///   .not(.content("guide/first-campaign", is: .completed)),
/// ])
/// ```
/// ```json
/// {"all": [
///   {"attribute": "plan", "equals": "pro"},
///   {"event": "campaign.created", "atLeast": 3, "withinDays": 7},
///   {"not": {"content": "guide/first-campaign", "is": "completed"}}
/// ]}
/// ```
///
/// Windows are (now − span, now]. What happened is read from the log up to now.
public struct Condition: Hashable, Sendable {
  let form: Form
  /// What the question is called among those of its rule set; nil outside of one. Equal questions have the same answer,
  /// whatever they are called.
  let number: Int32?

  init(_ form: Form, number: Int32? = nil) {
    self.form = form
    self.number = number
  }

  indirect enum Form: Hashable, Sendable {
    case all([Condition])
    case any([Condition])
    case not(Condition)
    case attribute(AttributeKey, Comparison)
    case property(PropertyName, Comparison)
    case event(EventCount)
    case sequence(EventSequence)
    case content(ContentQuestion)
    case score(ScoreQuestion)
    case page(PagePattern)
    case locale(String)
    case device(String)
    case localTime(DayPart)
    case weekday(Set<Weekday>)
    case lifecycleDay(LifecycleDay)
    case percentage(Percentage)
    case variant(VariantName, of: ExperimentID)
    case segment(SegmentID)
    case tier(TouchTier)
  }
}

extension Condition {
  public static func == (lhs: Condition, rhs: Condition) -> Bool { lhs.form == rhs.form }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(form)
  }
}
