/// What follows from identifications, as events of stable ids. Pure.
enum Identification {
  /// What an event comes to because streams were closed; nil when that has nothing to do with it.
  static func consequence(of recorded: RecordedEvent, in history: AccountHistory) -> Event? {
    let event = recorded.event
    if let link = IdentityLink(event), link.stream == event.subject { return link.opening(at: event.time) }
    guard let closing = history.closing(of: event.subject), recorded.version > closing.version,
      let link = IdentityLink(closing.event)
    else { return nil }
    return forwarded(event, from: link, closedAt: closing.version, in: history)
  }

  /// The event in its person's own stream: what comes to a closed stream counts there.
  private static func forwarded(
    _ event: Event, from link: IdentityLink, closedAt version: Int, in history: AccountHistory
  ) -> Event {
    var forwarded = event
    forwarded.subject = link.person
    if event.name.isReserved, let cause = event.properties[.cause]?.string.map(EventID.init),
      let origin = history.event(cause, of: link.stream), origin.version < version
    {
      forwarded.properties[.cause] = .string(cause.linked(from: link.stream).rawValue)
    }
    return forwarded
  }
}
