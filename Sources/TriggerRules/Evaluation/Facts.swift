import EventLog
import Foundation

/// What a decision reads: the occasion and the two histories, with what is folded from them once and asked for often.
struct Facts {
  let occasion: Occasion
  let user: History
  let account: History
  let now: Date

  init(_ occasion: Occasion, user: History, account: History) {
    self.occasion = occasion
    self.user = user
    self.account = account
    self.now = occasion.now
  }

  private(set) lazy var zone: ResolvedZone = occasion.zones.resolved()
  private(set) lazy var clock: ZonedClock = zone.clock
  private(set) lazy var localNow: (date: LocalDate, time: LocalTime) = clock.local(now)

  private lazy var userAttributes: [PropertyName: Value] = user.attributes(of: occasion.subject, at: now)
  private lazy var accountAttributes: [PropertyName: Value] =
    occasion.subject.ofAccount.map { account.attributes(of: $0, at: now) } ?? [:]

  private(set) lazy var userDisplays = DisplayLedger(user, at: now)
  private(set) lazy var accountDisplays = DisplayLedger(account, at: now)
  private var standings: [ContentRef: ContentStanding] = [:]

  /// When things that are dated ahead of now will have happened.
  var coming: [Date] {
    [user, account].flatMap { $0.events.lazy.map(\.event.time).filter { $0 > now } }
  }

  func history(_ side: Side) -> History { side == .user ? user : account }

  mutating func attribute(_ key: AttributeKey) -> Value? {
    key.side == .user ? userAttributes[key.name] : accountAttributes[key.name]
  }

  /// What became of one piece of content, for the user or for the company as a whole.
  mutating func standing(of content: ContentRef) -> ContentStanding {
    let key = content.unversioned
    if let known = standings[key] { return known }
    let standing = ContentStanding(events(of: key), at: now)
    standings[key] = standing
    return standing
  }

  /// The events of one piece of content up to now: the user's, and those of the company itself.
  func events(of content: ContentRef) -> [RecordedEvent] {
    let own = user.events(of: content).filter { $0.event.time <= now }
    let common = account.events(of: content).filter { $0.event.subject.user == nil && $0.event.time <= now }
    if common.isEmpty || occasion.subject.user == nil { return own }
    return (own + common).sorted { $0.event.time < $1.event.time }
  }
}

extension History {
  /// The attributes of a subject as they were at that time.
  fileprivate func attributes(of subject: Subject, at now: Date) -> [PropertyName: Value] {
    var attributes: [PropertyName: Value] = [:]
    for recorded in events(named: .attributesChanged) where recorded.event.time <= now {
      guard recorded.event.subject == subject else { continue }
      attributes.merge(recorded.event.properties) { _, new in new }
    }
    return attributes
  }
}
