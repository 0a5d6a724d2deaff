public import EventLog

// The Swift form: one static function for each question.

extension Condition {
  /// Every one of these holds; an empty list holds.
  public static func all(_ conditions: [Condition]) -> Condition { Condition(.all(conditions)) }

  /// At least one of these holds; an empty list does not.
  public static func any(_ conditions: [Condition]) -> Condition { Condition(.any(conditions)) }

  /// This does not hold; what is unknown stays unknown.
  public static func not(_ condition: Condition) -> Condition { Condition(.not(condition)) }

  /// An attribute of the user or, as `account.plan`, of the company compares as wanted.
  public static func attribute(_ key: AttributeKey, _ comparison: Comparison) -> Condition {
    Condition(.attribute(key, comparison))
  }

  /// A property of the event at hand compares as wanted: the event that triggers the rule, or the one being counted.
  public static func property(_ name: PropertyName, _ comparison: Comparison) -> Condition {
    Condition(.property(name, comparison))
  }

  /// Something happened at least, and at most, that often within the span before now, or ever; with neither number,
  /// at least once.
  ///
  /// - Parameter filter: Counts only events of which this holds; it may ask for properties and nothing else.
  public static func event(
    _ name: EventName, where filter: Condition? = nil, atLeast least: Int? = nil, atMost most: Int? = nil,
    within span: Span? = nil, by side: Side = .user
  ) -> Condition {
    let least = least ?? (most == nil ? 1 : 0)
    return Condition(.event(EventCount(name: name, filter: filter, least: least, most: most, span: span, side: side)))
  }

  /// Something did not happen within the span before now, or ever.
  public static func never(_ name: EventName, within span: Span? = nil, by side: Side = .user) -> Condition {
    .event(name, atLeast: 0, atMost: 0, within: span, by: side)
  }

  /// These happened one after the other, the last not later than the span after the first.
  public static func sequence(_ names: [EventName], within span: Span? = nil, by side: Side = .user) -> Condition {
    Condition(.sequence(EventSequence(names: names, span: span, side: side)))
  }

  /// A piece of content, or one item of it, has been through this with the user or the company.
  public static func content(
    _ content: ContentRef, is state: ContentState, item: ItemID? = nil, within span: Span? = nil
  ) -> Condition {
    Condition(.content(ContentQuestion(content: content, state: state, item: item, span: span)))
  }

  /// A level of a checklist is completed.
  public static func level(_ level: ItemID, of checklist: ContentRef) -> Condition {
    .content(checklist, is: .completed, item: level)
  }

  /// The score last given in a survey compares as wanted; without an answer it is unknown.
  public static func score(_ survey: ContentRef, _ comparison: Comparison) -> Condition {
    Condition(.score(ScoreQuestion(survey: survey, test: .last(comparison))))
  }

  /// The score last given in a survey is lower than the one before by at least that much.
  public static func score(_ survey: ContentRef, fellBy points: Int) -> Condition {
    Condition(.score(ScoreQuestion(survey: survey, test: .fellBy(points))))
  }

  /// The page that is being viewed matches; unknown where no page is viewed.
  public static func page(_ pattern: PagePattern) -> Condition { Condition(.page(pattern)) }

  /// The user's language is this one or a more special one: `en` holds for `en-GB` (RFC 4647 §3.3.1).
  public static func locale(_ range: String) -> Condition { Condition(.locale(range)) }

  /// The user's device is of this class, as the host names them: `desktop`, `mobile` …
  public static func device(_ name: String) -> Condition { Condition(.device(name)) }

  /// The local clock shows a time in [`from`, `until`), over midnight when `until` is the earlier one.
  public static func localTime(from: LocalTime, until: LocalTime) -> Condition {
    Condition(.localTime(DayPart(from: from, until: until)))
  }

  /// The local day is one of these.
  public static func weekday(_ days: Set<Weekday>) -> Condition { Condition(.weekday(days)) }

  /// The number of local midnights since the event first happened lies between these; day 0 is the day it happened on.
  public static func daysSince(_ anchor: EventName, atLeast least: Int? = nil, atMost most: Int? = nil) -> Condition {
    Condition(.lifecycleDay(LifecycleDay(anchor: anchor, least: least, most: most)))
  }

  /// The user is among this many percent of all; the same users for the same salt, for ever.
  public static func percentage(_ percent: Double, salt: String) -> Condition {
    Condition(.percentage(Percentage(percent, salt: salt)))
  }

  /// The user has this variant of an experiment that the rule set declares.
  public static func variant(_ name: VariantName, of experiment: ExperimentID) -> Condition {
    Condition(.variant(name, of: experiment))
  }

  /// The condition that the rule set declares under this name holds.
  public static func segment(_ id: SegmentID) -> Condition { Condition(.segment(id)) }

  /// The company is served in this tier.
  public static func tier(_ tier: TouchTier) -> Condition { Condition(.tier(tier)) }
}
