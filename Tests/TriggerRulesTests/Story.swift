import EventLog
import Foundation
import TriggerRules

/// The log of one user, or of one company, as a test tells it.
struct Story {
  var subject = Subject(user: "sato", of: "aoba")
  private(set) var recorded: [RecordedEvent] = []

  var history: History { History(recorded) }

  /// Adds something that happened; it is recorded when it happened unless said otherwise.
  @discardableResult
  mutating func add(
    _ name: EventName, at time: Date, content: ContentRef? = nil, item: ItemID? = nil,
    _ properties: [PropertyName: Value] = [:], id: EventID? = nil, by subject: Subject? = nil, recordedAt: Date? = nil
  ) -> Event {
    let version = recorded.count + 1
    let event = Event(
      id: id ?? EventID("e\(version)"), name: name, subject: subject ?? self.subject, time: time, content: content,
      item: item, properties: properties)
    recorded.append(
      RecordedEvent(
        event: event, version: version, position: Position(Int64(version)), recordedAt: recordedAt ?? time))
    return event
  }

  /// The user is given attributes.
  mutating func set(_ attributes: [PropertyName: Value], at time: Date, recordedAt: Date? = nil) {
    add(.attributesChanged, at: time, attributes, recordedAt: recordedAt)
  }

  /// A choice is granted and, unless told otherwise, displayed at once.
  mutating func grant(_ choice: Choice, digest: String = "", at time: Date, isDisplayed: Bool = true) {
    let grant = add(.granted, at: time, content: choice.content, choice.grantProperties(digest: digest))
    if isDisplayed {
      add(.displayed, at: time, content: choice.content, [.cause: .string(grant.id.rawValue)])
    }
  }

  /// Content was displayed, without a grant.
  mutating func display(_ content: ContentRef, at time: Date) {
    add(.displayed, at: time, content: content)
  }
}

extension Date {
  /// An instant as content files write it.
  init(_ text: String) {
    guard let date = Timestamp.date(from: text) else { preconditionFailure("\"\(text)\" is not an instant") }
    self = date
  }

  func plus(_ span: Span) -> Date { addingTimeInterval(span.interval) }
  func minus(_ span: Span) -> Date { addingTimeInterval(-span.interval) }
}

/// A Wednesday at nine in Tokyo.
let now = Date("2026-04-01T09:00:00+09:00")
let sato = Subject(user: "sato", of: "aoba")
let tokyo = Zones(user: "Asia/Tokyo")

extension RuleSet {
  /// Random rules, or nil where chance made one wait for itself, which is refused.
  static func withoutCycles(_ make: () throws -> RuleSet) throws -> RuleSet? {
    do {
      return try make()
    } catch let error as RuleSetError where error.issues.allSatisfy({ $0.code == .cycle }) {
      return nil
    }
  }

  /// What a condition comes to for this user at this time.
  static func verdict(
    of condition: Condition, user: Story = Story(), account: Story = Story(), page: String = "/",
    at instant: Date = now,
    locale: String? = nil, device: String? = nil, segments: [SegmentID: Condition] = [:], tiering: Tiering? = nil,
    experiments: [Experiment] = []
  ) throws -> Verdict {
    let rules = try RuleSet(
      rules: [Rule("r", on: .anyPage, when: condition, do: .call("x"))], segments: segments, experiments: experiments,
      tiering: tiering)
    let occasion = Occasion(
      .pageView(page), for: user.subject, at: instant, zones: tokyo, locale: locale, device: device)
    let decision = rules.decide(occasion, user: user.history, account: account.history, explaining: true)
    let gate = decision.proof?.candidates.first?.gates.first { $0.name == .condition }
    return gate?.verdict ?? .unknown
  }
}
