/// The properties of the library's own events.
extension PropertyName {
  /// The rule that chose the touch.
  public static let rule: PropertyName = "rule"
  /// The digest of the decision that chose the touch.
  public static let digest: PropertyName = "digest"
  /// Seconds until an unconfirmed grant gives its slot back.
  public static let lease: PropertyName = "lease"
  /// The rules that had to wait for a grant.
  public static let deferred: PropertyName = "deferred"
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
  /// The instant as of which it was decided, where that is not its own time.
  public static let decidedAt: PropertyName = "decidedAt"
  /// The claim on a shared place that a grant or a message has used.
  public static let claim: PropertyName = "claim"
  /// Who has claimed a shared place, as a hash.
  public static let claimant: PropertyName = "claimant"
  /// True for a display that was confirmed after its grant had given its place back.
  public static let late: PropertyName = "late"
  /// The language that the user saw, where it was a fallback.
  public static let language: PropertyName = "language"
  /// What was used in place of the user's own time zone, and why.
  public static let zone: PropertyName = "zone"
  /// The attribute that is true in the stream of an anonymous id.
  public static let isAnonymous: PropertyName = "isAnonymous"
  /// The user that a closed stream belongs to.
  public static let person: PropertyName = "person"
  /// The company of that user.
  public static let personAccount: PropertyName = "personAccount"
  /// The user id of a stream that turned out to be this person's.
  public static let stream: PropertyName = "stream"
  /// The company of that stream.
  public static let streamAccount: PropertyName = "streamAccount"
  /// The number that the two events of one identification share; unlike the ids it survives erasure.
  public static let link: PropertyName = "link"
  /// True in the event that closes a stream, false in the one that opens it to its person.
  public static let closes: PropertyName = "closes"
  /// The page that a touch was granted on.
  public static let page: PropertyName = "page"
  /// The last position of the log that a decision had read.
  public static let decidedFrom: PropertyName = "decidedFrom"
  /// What the client's clock showed when it happened, where that clock was corrected.
  public static let clientTime: PropertyName = "clientTime"
  /// What the client's clock showed when it was sent.
  public static let clientSent: PropertyName = "clientSent"
  /// The client's session, within which ``sequence`` orders the events.
  public static let session: PropertyName = "session"
  /// The number of the event in the client's session.
  public static let sequence: PropertyName = "sequence"
}
