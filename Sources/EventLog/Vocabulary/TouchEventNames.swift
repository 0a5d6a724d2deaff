/// The events that the library itself writes: one vocabulary for rules, progress and reports of every kind of content.
///
/// Names that begin with `touch.` are reserved; hosts name their own events freely otherwise.
extension EventName {
  /// A touch was chosen for the subject; a lease on its caps until it is displayed.
  public static let granted: EventName = "touch.granted"
  /// A place of a cap that a whole company shares is being taken; in the company's own stream, for as long as its lease.
  public static let claimed: EventName = "touch.claimed"
  /// A grant or a claim was not used within its lease, and its place was given to another.
  public static let lapsed: EventName = "touch.lapsed"
  /// The touch was on the user's screen; the property `late` is true when its grant had given its place back by then.
  public static let displayed: EventName = "touch.displayed"
  /// The user began a guide or a programme.
  public static let started: EventName = "touch.started"
  /// The user went from one step to another; `item` is the step left, the property `to` the step reached.
  public static let advanced: EventName = "touch.advanced"
  /// The content came to its end; for a checklist level `item` is the level.
  public static let completed: EventName = "touch.completed"
  /// The user ended a guide before its end.
  public static let skipped: EventName = "touch.skipped"
  /// The user closed the content.
  public static let dismissed: EventName = "touch.dismissed"
  /// The user put the content off; the property `until` says how long.
  public static let snoozed: EventName = "touch.snoozed"
  /// The user began again.
  public static let restarted: EventName = "touch.restarted"
  /// The user pressed a button; `item` is the button.
  public static let pressed: EventName = "touch.pressed"
  /// The user answered a survey; one event a response.
  public static let answered: EventName = "touch.answered"
  /// The user ticked a checklist item or a programme step.
  public static let ticked: EventName = "touch.ticked"
  /// The user took a tick back.
  public static let unticked: EventName = "touch.unticked"
  /// Somebody with the named role looked at the item and confirmed it.
  public static let verified: EventName = "touch.verified"
  /// A checklist passed a milestone; the property `percent` says which.
  public static let milestone: EventName = "touch.milestone"
  /// The element that a step points at was not on the page.
  public static let anchorMissing: EventName = "touch.anchorMissing"
  /// A task for a person on the customer-success team was opened.
  public static let taskOpened: EventName = "touch.taskOpened"
  /// The task was done.
  public static let taskClosed: EventName = "touch.taskClosed"
  /// A message was put in the outbox; the event's id is its idempotency key.
  public static let queued: EventName = "touch.queued"
  /// What a rule had decided was not done after all, because others came first; the property `reason` says what.
  public static let withheld: EventName = "touch.withheld"
  /// A message in the outbox was not handed over; the property `reason` says why.
  public static let cancelled: EventName = "touch.cancelled"
  /// The host's mailer handed the message over.
  public static let sent: EventName = "touch.sent"
  /// The host's mailer could not hand the message over.
  public static let failed: EventName = "touch.failed"
  /// The message arrived.
  public static let delivered: EventName = "touch.delivered"
  /// The message was opened.
  public static let opened: EventName = "touch.opened"
  /// A link in the message was followed.
  public static let clicked: EventName = "touch.clicked"
  /// A rule asks the host to do something; the property `call` names it.
  public static let hostCalled: EventName = "touch.hostCalled"
  /// Attributes of the user or the account took new values, which are the properties.
  public static let attributesChanged: EventName = "touch.attributesChanged"
  /// An anonymous id turned out to be a person: in the stream that this closes, and then in the person's own; see
  /// ``IdentityLink``.
  public static let identified: EventName = "touch.identified"
  /// A sweep has looked at everything due until the property `until`.
  public static let swept: EventName = "touch.swept"
  /// A document of the catalogue was published, or a part of one; in a stream of its own.
  public static let published: EventName = "touch.published"
  /// Content was taken out of the catalogue; in the stream of what was published.
  public static let withdrawn: EventName = "touch.withdrawn"
  /// A version of some content was paused; in the stream of what was published. The properties say why.
  public static let paused: EventName = "touch.paused"

  /// True for the names that only the library writes.
  public var isReserved: Bool { rawValue.utf8.starts(with: "touch.".utf8) }

  /// The names of what the library records of users and companies.
  package static let touches: Set<EventName> = [
    .granted, .claimed, .lapsed, .displayed, .started, .advanced, .completed, .skipped, .dismissed, .snoozed,
    .restarted, .pressed, .answered, .ticked, .unticked, .verified, .milestone, .anchorMissing, .taskOpened,
    .taskClosed, .queued, .withheld, .cancelled, .sent, .failed, .delivered, .opened, .clicked, .hostCalled,
    .attributesChanged, .identified,
  ]

  /// True for a name that no user's and no company's event has: none at all, or one that only reads as the library's.
  package var isNeverRecorded: Bool { rawValue.isEmpty || isReserved && !Self.touches.contains(self) }
}
