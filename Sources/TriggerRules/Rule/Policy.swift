public import EventLog

/// What holds for every rule of a set unless the rule says otherwise.
public struct Policy: Hashable, Sendable {
  /// The caps of rules that name none, where the content they show counts against them.
  public var defaultCaps: [Cap]
  /// How long a grant holds its place before it is displayed, on the page it was decided for.
  public var lease: Span
  /// How long a grant holds its place when no page is open: it was decided for an event or a time.
  public var offPageLease: Span
  /// The kinds of which one page shows only one.
  public var interrupting: Set<ContentKind>
  /// How much a rule's priority rises each time another one took its place.
  public var ageing: Int
  /// The part of the day in which no message goes out; those decided then wait for its end.
  public var quietHours: DayPart?
  /// The share of users whom no rule reaches, for comparison.
  public var holdout: Percentage?
  /// The attribute that is true for users who want no messages, or lists the categories and the messages they do not
  /// want; see ``MessageTerms``.
  public var unsubscribed: AttributeKey
  /// For how many days of 24 hours content that interrupts may keep the page's one place while the user does nothing
  /// with it; after that it gives way to whatever waits for the place, and comes back when nothing does. At least 1.
  public var patienceDays: Int
  /// How late what an event makes due may be found, when the event itself was recorded late.
  public var lateness: Span

  /// Makes a policy; left out, it is the one that ships.
  public init(
    defaultCaps: [Cap] = [.onePopupAMonth], lease: Span = .minutes(10), offPageLease: Span = .days(7),
    interrupting: Set<ContentKind> = [.popup, .guide, .survey, .scenario], ageing: Int = 10,
    quietHours: DayPart? = nil,
    holdout: Percentage? = nil, unsubscribed: AttributeKey = "unsubscribed", lateness: Span = .days(1),
    patienceDays: Int = 7
  ) {
    self.defaultCaps = defaultCaps
    self.lease = lease
    self.offPageLease = offPageLease
    self.interrupting = interrupting
    self.ageing = ageing
    self.quietHours = quietHours
    self.holdout = holdout
    self.unsubscribed = unsubscribed
    self.lateness = lateness
    self.patienceDays = patienceDays
  }
}

extension Policy: Codable {
  private enum CodingKeys: String, CodingKey {
    case defaultCaps, leaseSeconds, offPageLeaseSeconds, interrupting, ageing, quietHours, holdout, unsubscribed
    case latenessSeconds, patienceDays
  }

  private struct Holdout: Codable {
    var percent: Double
    var salt: String
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init()
    func read<Value: Decodable>(_ key: CodingKeys, as type: Value.Type = Value.self) throws -> Value? {
      try container.decodeIfPresent(type, forKey: key)
    }
    defaultCaps = try read(.defaultCaps) ?? defaultCaps
    lease = try read(.leaseSeconds).map(Span.init(seconds:)) ?? lease
    offPageLease = try read(.offPageLeaseSeconds).map(Span.init(seconds:)) ?? offPageLease
    interrupting = try read(.interrupting) ?? interrupting
    ageing = try read(.ageing) ?? ageing
    quietHours = try read(.quietHours)
    holdout = try read(.holdout, as: Holdout.self).map { Percentage($0.percent, salt: $0.salt) }
    unsubscribed = try read(.unsubscribed) ?? unsubscribed
    lateness = try read(.latenessSeconds).map(Span.init(seconds:)) ?? lateness
    patienceDays = try read(.patienceDays) ?? patienceDays
  }

  public func encode(to encoder: any Encoder) throws {
    let standard = Policy()
    var container = encoder.container(keyedBy: CodingKeys.self)
    if defaultCaps != standard.defaultCaps { try container.encode(defaultCaps, forKey: .defaultCaps) }
    if lease != standard.lease { try container.encode(lease.seconds, forKey: .leaseSeconds) }
    if offPageLease != standard.offPageLease {
      try container.encode(offPageLease.seconds, forKey: .offPageLeaseSeconds)
    }
    if interrupting != standard.interrupting { try container.encode(interrupting.sorted(), forKey: .interrupting) }
    if ageing != standard.ageing { try container.encode(ageing, forKey: .ageing) }
    try container.encodeIfPresent(quietHours, forKey: .quietHours)
    try container.encodeIfPresent(holdout.map { Holdout(percent: $0.percent, salt: $0.salt) }, forKey: .holdout)
    if unsubscribed != standard.unsubscribed { try container.encode(unsubscribed, forKey: .unsubscribed) }
    if lateness != standard.lateness { try container.encode(lateness.seconds, forKey: .latenessSeconds) }
    if patienceDays != standard.patienceDays { try container.encode(patienceDays, forKey: .patienceDays) }
  }
}
