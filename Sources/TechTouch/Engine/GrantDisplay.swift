import Foundation

/// The display of one grant, as events. Pure.
///
/// Whoever says that it was displayed, a page, a client or the user who acts on it, causes the same events under the
/// same ids; so it counts once.
struct GrantDisplay {
  /// The event that granted it.
  let grant: Event
  /// The stream it is in.
  private let own: History

  init(of grant: Event, in own: History) {
    self.grant = grant
    self.own = own
  }

  /// The grant of that id, whatever became of it; nil when the stream has none.
  init?(of id: EventID, in own: History) {
    // What was granted to an anonymous id has the same id in its person's history, behind a mark of the stream.
    let granted = own.events(named: .granted).map(\.event)
    guard let event = granted.last(where: { $0.id == id || $0.id.linkedParts?.id == id }) else { return nil }
    self.init(of: event, in: own)
  }

  /// The last grant of the content, when neither it nor anything later was displayed.
  init?(awaitedOf content: ContentRef, in own: History) {
    let last = own.last(of: content) { $0.name == .granted || Self.shows.contains($0.name) }
    guard let last, last.event.name == .granted else { return nil }
    self.init(of: last.event, in: own)
    guard !isDisplayed else { return nil }
  }

  /// True when its display is in the log.
  var isDisplayed: Bool {
    guard let content = grant.content else { return false }
    return own.last(.displayed, of: content, through: .distantFuture, where: isCause) != nil
  }

  /// True when the place may have been given to another by then: the lease has run out, or was closed by whoever took
  /// the place.
  func isLate(at now: Date) -> Bool {
    now >= grant.leaseEnd || own.events(named: .lapsed).contains { isCause(of: $0.event) }
  }

  /// The display, and with it the start of a guide that nothing else has started meanwhile.
  /// - Parameter language: The language that it is shown in, where that is not the one the user wants most.
  func events(at now: Date, in language: LanguageTag? = nil) -> [Event] {
    guard !isDisplayed else { return [] }
    var displayed = event(.displayed, at: now)
    displayed.properties[.language] = (language?.rawValue).map(Value.string)
    if isLate(at: now) { displayed.properties[.late] = .boolean(true) }
    guard grant.content?.kind == .guide, !isOvertaken else { return [displayed] }
    var started = event(.started, at: now)
    started.item = grant.item
    return [displayed, started]
  }

  /// The language that it is seen in, where that is not the one wanted most. It may have been replaced since it was
  /// granted, and is seen in the version of then.
  func language(for preference: LanguagePreference, catalog: Catalog) -> LanguageTag? {
    grant.content.flatMap { catalog.edition($0) ?? catalog.content($0) }?.fallback(for: preference)
  }

  /// True when the content went on without it.
  private var isOvertaken: Bool {
    guard let content = grant.content else { return false }
    let later = own.events(of: content).drop { $0.event.id != grant.id }.dropFirst()
    return later.contains { Self.shows.contains($0.event.name) }
  }

  private func isCause(of event: Event) -> Bool {
    event.properties[.cause]?.string == grant.id.rawValue
  }

  private func event(_ name: EventName, at now: Date) -> Event {
    Event(
      id: EventID.derived("\(grant.id)/\(name.rawValue.dropFirst("touch.".count))"), name: name, subject: grant.subject,
      time: now, content: grant.content, properties: [.cause: .string(grant.id.rawValue)])
  }

  private static let shows: Set<EventName> = [.displayed, .started, .restarted]
}

extension Event {
  /// The first instant at which a grant or a claim no longer holds its place.
  var leaseEnd: Date { time.addingTimeInterval(properties[.lease]?.number ?? 0) }
}
