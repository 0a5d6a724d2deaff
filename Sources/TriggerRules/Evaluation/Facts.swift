import EventLog
import Foundation

/// What a decision reads: the occasion and the two histories, with what is folded from them once and asked for often.
struct Facts {
  let occasion: Occasion
  let now: Date
  /// The path of the page being viewed, here too, as looking into the occasion copies it (`Benchmarks/compare decide`).
  let page: String?
  private let known: Knowledge
  private let userTouches: TouchFold?
  private let accountLedger: DisplayLedger?
  /// False for most: a company itself has events of few kinds of content.
  private let hasCommonContents: Bool

  init(_ occasion: Occasion, _ known: Knowledge) {
    self.occasion = occasion
    self.known = known
    self.now = occasion.now
    page = occasion.page
    userTouches = known.userTouches.flatMap { $0.latest <= occasion.now ? $0 : nil }
    accountLedger = known.accountDisplays.flatMap { $0.latest <= occasion.now ? $0 : nil }
    hasCommonContents = occasion.subject.user != nil && known.account.mayHaveCompanyContents
    userAttributes = known.user.attributes(of: occasion.subject, through: now)
    accountAttributes =
      occasion.subject.ofAccount.map { known.account.attributes(of: $0, through: occasion.now) } ?? [:]
  }

  init(_ occasion: Occasion, user: History, account: History) {
    self.init(occasion, Knowledge(user: user, account: account))
  }

  /// The same at another time, with nothing new in the log.
  func at(_ instant: Date) -> Facts {
    var occasion = occasion
    occasion.now = instant
    return Facts(occasion, known)
  }

  var user: History { known.user }
  var account: History { known.account }

  private(set) lazy var zone: ResolvedZone = occasion.zones.resolved()
  private(set) lazy var clock: ZonedClock = zone.clock
  private(set) lazy var localNow: (date: LocalDate, time: LocalTime) = clock.local(now)

  private let userAttributes: [PropertyName: Value]
  private let accountAttributes: [PropertyName: Value]

  private(set) lazy var userDisplays: DisplayLedger = user.displays(userTouches?.ledger, at: now)
  private(set) lazy var accountDisplays: DisplayLedger = account.displays(accountLedger, at: now)
  /// What was read through the index, if it was.
  var indexAnswers: IndexAnswers?
  private var values: [Value??] = []
  private var standings: [ContentRef: ContentStanding] = [:]
  /// What was found of caps.
  var uses: [CapKey: CapUse] = [:]

  /// A cap that counts each content on its own is taken for each.
  struct CapKey: Hashable {
    var cap: CapID
    var content: ContentRef?
  }

  /// When things that are dated ahead of now will have happened.
  var coming: [Date] { user.times(after: now) + account.times(after: now) }

  func history(_ side: Side) -> History { side == .user ? user : account }

  func attribute(_ key: AttributeKey) -> Value? {
    key.side == .user ? userAttributes[key.name] : accountAttributes[key.name]
  }

  /// The same of an attribute that rules ask for often, kept under its number.
  mutating func attribute(_ key: AttributeKey, number: Int) -> Value? {
    while values.count <= number { values.append(.none) }
    if let known = values[number] { return known }
    let value = attribute(key)
    values[number] = .some(value)
    return value
  }

  /// What became of one piece of content, for the user or for the company as a whole.
  mutating func standing(of content: ContentRef) -> ContentStanding {
    let key = content.unversioned
    if let userTouches, !isShared(key) { return userTouches.standing(of: key) ?? ContentStanding() }
    if let known = standings[key] { return known }
    let standing = ContentStanding(events(of: key))
    standings[key] = standing
    return standing
  }

  /// The content that may have been begun and goes on.
  var contentThatMayGoOn: [ContentRef] {
    let common = account.companyContents
    guard let userTouches else { return Array(Set(user.contents + common)) }
    return common.isEmpty ? userTouches.open : Array(Set(userTouches.open + common))
  }

  /// The events of one piece of content up to now: the user's, and those of the company itself.
  func events(of content: ContentRef) -> [RecordedEvent] {
    let own = user.events(of: content).filter { $0.event.time <= now }
    guard isShared(content) else { return own }
    let common = account.companyEvents(of: content).filter { $0.event.time <= now }
    return (own + common).sorted { $0.event.time < $1.event.time }
  }

  /// When an event of this name that is meant last happened to a piece of content up to now.
  func last(_ name: EventName, of content: ContentRef, where isMeant: (Event) -> Bool) -> Date? {
    let own = user.last(name, of: content, through: now, where: isMeant)
    guard isShared(content) else { return own }
    let common = account.lastOfCompany(name, of: content, through: now, where: isMeant)
    return [own, common].compactMap(\.self).max()
  }

  /// True when the company itself has events of the content too.
  private func isShared(_ content: ContentRef) -> Bool {
    hasCommonContents && account.hasCompanyEvents(of: content)
  }

  /// When a task was last opened, and when it was last closed: for the user or the company itself, and for any of its users
  /// where the company's own doing opens it.
  func lastTask(_ id: String) -> (opened: Date?, closed: Date?) {
    let isShared = isOfCompany
    func last(_ name: EventName) -> Date? {
      [user.events(named: name), isShared ? account.events(named: name) : account.companyEvents(named: name)]
        .compactMap { events in
          events.last { $0.event.time <= now && $0.event.properties[.task]?.string == id }?.event.time
        }.max()
    }
    return (last(.taskOpened), last(.taskClosed))
  }

  /// True when what is decided follows from something that happened to the company itself, as it does for all its users.
  private var isOfCompany: Bool {
    guard let company = occasion.subject.ofAccount else { return false }
    return switch occasion.kind {
    case .pageView: false
    case .event(let event): event.subject == company
    case .due(let occurrence): occurrence.anchor.map { account.event($0, of: company) != nil } ?? false
    }
  }

  /// When a rule last called the host.
  mutating func lastCall(by rule: RuleID) -> Date? { calls.isEmpty ? nil : calls[rule.rawValue] }

  private lazy var calls: [String: Date] = [user.events(named: .hostCalled), account.companyEvents(named: .hostCalled)]
    .joined().map(\.event).filter { $0.time <= now }.reduce(into: [:]) { calls, event in
      guard let rule = event.properties[.rule]?.string else { return }
      calls[rule] = max(calls[rule] ?? .distantPast, event.time)
    }

  /// How much of a cap is taken.
  mutating func use(of cap: Cap, for content: ContentRef) -> CapUse {
    let key = CapKey(cap: cap.id, content: cap.scope == .object ? content.unversioned : nil)
    if let known = uses[key] { return known }
    let isShared = cap.scope == .account
    let use = CapUse(
      of: cap, for: content, by: occasion.subject, in: isShared ? accountDisplays : userDisplays,
      by: isShared ? occasion.zones.shared().clock : clock, at: now)
    uses[key] = use
    return use
  }
}

extension History {
  /// What asked for attention up to now; read anew where messages were cancelled or places claimed, of which the fold
  /// knows nothing.
  fileprivate func displays(_ folded: DisplayLedger?, at now: Date) -> DisplayLedger {
    if let folded, count(of: .cancelled) == 0, count(of: .claimed) == 0 { return folded }
    var ledger = DisplayLedger(self, at: now)
    ledger.add(openClaims(at: now))
    return ledger
  }
}
