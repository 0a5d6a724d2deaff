/// The properties of the library's own events.
extension PropertyName {
  /// The rule that chose the touch.
  public static let rule: PropertyName = "rule"
  /// The digest of the decision that chose the touch.
  public static let digest: PropertyName = "digest"
  /// Seconds until an unconfirmed grant gives its slot back.
  public static let lease: PropertyName = "lease"
  /// The step that was reached.
  public static let to: PropertyName = "to"
  /// What caused it: `button`, `click`, `visit`, `event` …
  public static let by: PropertyName = "by"
  /// An end of time, as a date.
  public static let until: PropertyName = "until"
  /// The role in which somebody acted.
  public static let role: PropertyName = "role"
  /// A share in whole percent.
  public static let percent: PropertyName = "percent"
  /// What `completed` is about when it is a part: `level`.
  public static let scope: PropertyName = "scope"
  /// Why.
  public static let reason: PropertyName = "reason"
  /// The id of a task.
  public static let task: PropertyName = "task"
  /// The title of a task.
  public static let title: PropertyName = "title"
  /// Who is to do it.
  public static let assignee: PropertyName = "assignee"
  /// When it is due, as a date.
  public static let due: PropertyName = "due"
  /// The id of the event that this one goes back to.
  public static let cause: PropertyName = "cause"
  /// The name of what the host is asked to do.
  public static let call: PropertyName = "call"
  /// The score of the first rating question of a survey.
  public static let score: PropertyName = "score"
  /// The claim on a shared place that a grant or a message has used.
  public static let claim: PropertyName = "claim"
  /// Who has claimed a shared place, as a hash.
  public static let claimant: PropertyName = "claimant"
  /// True for a display that was confirmed after its grant had given its place back.
  public static let late: PropertyName = "late"
  /// The language that the user saw, where it was a fallback.
  public static let language: PropertyName = "language"
}
