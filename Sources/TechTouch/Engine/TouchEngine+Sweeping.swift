public import Foundation

extension TouchEngine {
  /// Looks at everything that has come due since the last sweep, and puts it into the outbox, each thing once.
  ///
  /// Every due thing has a stable id, so a sweep that was killed, or that runs on two servers at once, stores nothing
  /// twice. A step mail is decided as of the instant it was due, however late the sweep comes.
  /// - Returns: How many things came due.
  /// - Throws: ``StoreError``.
  @discardableResult
  public func sweep(until now: Date) async throws -> Int {
    let recent = try await sweepLog.current().unsettled.filter { $0.recordedAt >= now.addingTimeInterval(-Self.memory) }
    try await settle(recent.map(\.event), at: now)
    let log = try await sweepLog.current()
    guard let beginning = log.beginning else { return 0 }
    let after = log.sweptUntil ?? beginning.addingTimeInterval(-1)
    guard after < now else { return 0 }

    var count = 0
    for subject in candidates(in: log, after: after, through: now) {
      count += try await sweep(subject, after: after, through: now)
    }
    let progress = Event(
      id: EventID("swept/\(Timestamp.microseconds(of: now))"), name: .swept, subject: SweepLog.subject, time: now,
      properties: [.until: .date(now)])
    _ = try await store.append([progress], to: progress.subject, expecting: .any, at: now)
    return count
  }

  /// How long after it was recorded an event is still looked at for consequences that were lost: a day. A log that was
  /// written long before its first sweep is not worked through again.
  private static let memory: Double = 86_400

  /// The users for whom a rule may have come due, in a stable order.
  private func candidates(in log: SweepLog, after: Date, through: Date) -> [Subject] {
    var subjects: Set<Subject> = []
    for rule in catalog.rules.ordered {
      switch rule.trigger {
      case .schedule(let schedule):
        // A local day is at most 26 hours from a UTC one, and an event may have been recorded late.
        let days = Double(schedule.days) * 86_400
        let margin = 2 * 86_400 + Double(catalog.rules.document.policy.lateness.seconds)
        subjects.formUnion(
          log.subjects(
            with: schedule.after, from: after.addingTimeInterval(-days - margin),
            through: through.addingTimeInterval(-days + margin)))
      case .broadcast(let date) where after < date && date <= through:
        subjects.formUnion(log.users)
      case .calendar:
        subjects.formUnion(log.users)
      case .broadcast, .pageView, .event:
        break
      }
    }
    // What a company's own event makes due is due for each of its users.
    let accounts = Set(subjects.filter { $0.user == nil }.compactMap(\.account))
    if !accounts.isEmpty {
      subjects.formUnion(log.users.filter { $0.account.map(accounts.contains) ?? false })
    }
    return subjects.filter { $0.user != nil }
      .sorted { ($0.account ?? "", $0.user ?? "") < ($1.account ?? "", $1.user ?? "") }
  }

  /// Decides what is due for one user, in the order it was due.
  private func sweep(_ subject: Subject, after: Date, through: Date) async throws -> Int {
    let first = try await reader.history(of: subject)
    if first.closing(of: subject) != nil {
      return try await sweep(person(of: subject, at: through), after: after, through: through)
    }
    guard first.members.contains(subject) else { return 0 }
    let zones = Profile(of: subject, in: first, product: catalog.product).zones
    let occurrences = catalog.rules.due(
      for: subject, after: after, through: through, user: first.of(subject), account: first.all, zones: zones)
    var stored: [Event] = []
    for occurrence in occurrences {
      let events = try await appender.append(to: subject, at: through) { history in
        let events = due(occurrence, in: history, zones: zones)
        return (events, events.filter { $0.subject == subject })
      }
      // A programme is started in the company's own stream.
      for event in events where event.subject != subject {
        _ = try await store.append([event], to: event.subject, expecting: .any, at: through)
      }
      stored += events
    }
    try await settle(stored, at: through)
    return stored.count
  }

  /// What an occurrence comes to; nothing when it is in the log already.
  private func due(_ occurrence: Occurrence, in history: AccountHistory, zones: Zones) -> [Event] {
    let subject = occurrence.subject
    let own = history.of(subject)
    guard occurrence.ids.allSatisfy({ own.event($0, of: subject) == nil }) else { return [] }
    let decision = catalog.rules.decide(
      due(occurrence, for: subject, in: history, zones: zones), user: own, account: history.all)
    return decision.chosen.flatMap { choice in
      Consequences.events(
        of: choice, for: subject, id: occurrence.id, due: occurrence.due, cause: nil, zones: zones, catalog: catalog,
        decision: decision, from: history.position)
    }
  }

  /// An occurrence as a decision takes it.
  func due(_ occurrence: Occurrence, for subject: Subject, in history: AccountHistory, zones: Zones) -> Occasion {
    let profile = Profile(of: subject, in: history, product: catalog.product)
    return Occasion(
      .due(occurrence), for: subject, at: occurrence.due, zones: zones, locale: profile.languages.first?.rawValue)
  }
}

extension Occurrence {
  /// The ids under which the user's history may hold what it came to: its own, and, when it counts from an event of an
  /// id that was anonymous then, the one it had there.
  fileprivate var ids: [EventID] {
    guard let parts = anchor?.linkedParts else { return [id] }
    var there = self
    there.anchor = parts.id
    return [id, EventID(parts.prefix + there.id.rawValue)]
  }
}
