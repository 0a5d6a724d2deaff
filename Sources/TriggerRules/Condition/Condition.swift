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

  init(_ form: Form) {
    self.form = form
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
