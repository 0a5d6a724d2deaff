public import EventLog
public import Foundation

/// What is being decided: for whom, when, and because of what.
public struct Occasion: Hashable, Sendable {
  /// Because of what.
  public enum Kind: Hashable, Sendable {
    /// A page is being viewed, by its path.
    case pageView(String)
    /// Something happened. The histories hold the event already.
    case event(Event)
    /// A rule has come due.
    case due(Occurrence)
  }

  /// For whom.
  public var subject: Subject
  /// Under which id the person was seen first, where that is another one: percentages, variants and the holdout go by
  /// it, so that nobody changes sides by signing in.
  public var origin: Subject
  /// The instant that counts as now, in whole microseconds as the log keeps them.
  public var now: Date
  /// Because of what.
  public var kind: Kind
  /// The time zones that are known for the subject.
  public var zones: Zones
  /// The user's language, as a BCP 47 tag.
  public var locale: String?
  /// The class of the user's device, as the host names them.
  public var device: String?
  /// Content in progress whose next step is on another page: it is not shown here, and keeps its place.
  public var elsewhere: Set<ContentRef>
  /// Content that is not to be shown or sent, whatever the rules say, each with the reason as the proof gives it.
  public var withheld: [ContentRef: String]

  /// Describes an occasion.
  public init(
    _ kind: Kind, for subject: Subject, origin: Subject? = nil, at now: Date, zones: Zones = Zones(),
    locale: String? = nil, device: String? = nil, elsewhere: Set<ContentRef> = [], withheld: [ContentRef: String] = [:]
  ) {
    self.kind = kind
    self.subject = subject
    self.origin = origin ?? subject
    self.now = Timestamp.rounded(now)
    self.zones = zones
    self.locale = locale
    self.device = device
    self.elsewhere = elsewhere.isEmpty ? [] : Set(elsewhere.map(\.unversioned))
    self.withheld =
      withheld.isEmpty ? [:] : Dictionary(withheld.map { ($0.key.unversioned, $0.value) }) { first, _ in first }
  }

  /// The path of the page being viewed; nil when none is.
  public var page: String? {
    if case .pageView(let path) = kind { path } else { nil }
  }

  /// The event that triggers rules; nil when none does.
  public var event: Event? {
    if case .event(let event) = kind { event } else { nil }
  }
}
