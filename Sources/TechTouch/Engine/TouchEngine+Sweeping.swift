public import Foundation

extension TouchEngine {
  /// Looks at everything that has come due since the last sweep, and puts it into the outbox, each thing once.
  ///
  /// Every due thing has a stable id, so a sweep that was killed, or that runs on two servers at once, stores nothing
  /// twice. A step mail is decided as of the instant it was due, however late the sweep comes; the places that others
  /// took meanwhile are taken all the same. What a dying server did not work out of an event is worked out for a day.
  ///
  /// It reads what is new in the feed, and the histories of those for whom something has come due. The first call in a
  /// process begins with the oldest event after which something may still come due, or the oldest message that waits: an
  /// earlier sweep has written down where that is. It reads the whole feed once where none has, where schedules were
  /// added or made longer since, and when something comes due for everybody.
  /// - Returns: How many things came due.
  /// - Throws: `StoreError`.
  @discardableResult
  public func sweep(until now: Date) async throws -> Int {
    let (unsettled, progress) = try await log.read(whole: false) {
      ($0.sweep.unsettled(at: now), $0.progress(until: now))
    }
    try await settle(unsettled, at: now)
    if unsettled.contains(where: { $0.name == .anchorMissing }) {
      try await pause(after: unsettled, try await current(), at: now)
    }
    guard let agenda = try await agenda(at: now) else { return 0 }
    let candidates = agenda.candidates
    let present = candidates.isEmpty ? catalog : try await current()
    var count = 0
    for (subject, after) in candidates {
      count += try await sweep(subject, present, after: after, agenda)
    }
    let event = progress.event
    _ = try await store.append([event], to: event.subject, expecting: .any, at: now)
    return count
  }

  /// For whom something may have come due, and since when to ask; nil when there is nothing to look at.
  private func agenda(at now: Date) async throws -> Agenda? {
    let agenda = try await agenda(at: now, whole: false)
    // Only the whole log knows everybody.
    return agenda?.isForEverybody == true ? try await self.agenda(at: now, whole: true) : agenda
  }

  private func agenda(at now: Date, whole: Bool) async throws -> Agenda? {
    let (rules, product) = (catalog.rules, catalog.product.timeZone)
    return try await log.read(whole: whole) { log in
      guard let beginning = log.sweep.beginning else { return nil }
      let after = log.sweep.sweptUntil ?? beginning.addingTimeInterval(-1)
      guard after < now else { return nil }
      return Agenda(&log.sweep, rules: rules, after: after, through: now, product: product)
    }
  }

  /// Decides what is due for one user, in the order it was due; nothing is for whoever was erased.
  private func sweep(_ subject: Subject, _ catalog: Catalog, after: Date, _ agenda: Agenda) async throws -> Int {
    try await store.unlessErased(0) { try await sweep(present: subject, catalog, after: after, agenda) }
  }

  private func sweep(present subject: Subject, _ catalog: Catalog, after: Date, _ agenda: Agenda) async throws -> Int {
    let first = try await reader.history(of: subject)
    let through = agenda.through
    if first.closing(of: subject) != nil {
      let person = try await person(of: subject, at: through)
      log.update { $0.sweep.people.learn(subject, from: first, person: person) }
      return try await sweep(person, catalog, after: after, agenda)
    }
    log.update { $0.sweep.people.learn(subject, from: first) }
    guard subject.user != nil else {
      var count = 0
      for user in first.users { count += try await sweep(user, catalog, after: after, agenda) }
      return count
    }
    guard first.isMember(subject) else { return 0 }
    let zones = Profile(of: subject, in: first, product: catalog.product).zones
    let occurrences = catalog.rules.due(
      for: subject, after: agenda.start(for: subject, after: after), through: through, user: first.of(subject),
      account: first.all, zones: zones
    ).filter { first.wasThere(for: $0) }
    var stored: [Event] = []
    for occurrence in occurrences {
      stored += try await carryOut(occurrence, catalog, at: through)
    }
    try await settle(stored.filter(reactions.mayFollow), catalog, at: through)
    return stored.count
  }

  /// Decides what an occurrence comes to, as of the instant it was due, and stores it.
  private func carryOut(_ occurrence: Occurrence, _ catalog: Catalog, at now: Date) async throws -> [Event] {
    let subject = occurrence.subject
    let history = try await reader.history(of: subject)
    let own = history.of(subject)
    guard occurrence.ids.allSatisfy({ own.event($0, of: subject) == nil }) else { return [] }
    let occasion = Occasion(.due(occurrence), for: subject, at: occurrence.due, in: history, catalog: catalog)
    let decision = catalog.rules.decide(occasion, history.knowledge(of: subject))
    var stored: [Event] = []
    for choice in decision.chosen where !choice.isContinuing {
      let errand = Errand(
        id: occurrence.id, choice: choice, occasion: occasion, digest: decision.digest, decidedFrom: history.position,
        due: occurrence.due, aliases: occurrence.ids)
      stored += try await carryOut(errand, catalog, at: now)
    }
    return stored
  }
}

extension Occurrence {
  /// The ids under which the user's history may hold what it came to: its own, and, when it counts from an event of an
  /// id that was anonymous then, the one it had there.
  fileprivate var ids: [EventID] {
    guard let parts = anchor?.linkedParts else { return [id] }
    var there = self
    there.anchor = parts.id
    return [id, EventID.derived(parts.prefix + there.id.rawValue)]
  }
}

extension AccountHistory {
  /// True for one of the account's own users: not for staff who acted for it, and not for whoever was never there.
  fileprivate func isMember(_ subject: Subject) -> Bool {
    let own = of(subject)
    return !own.events.isEmpty && own.attributes(of: subject)[.isStaff] != true
  }

  /// False for what came due for everybody, or for all of a company, before the user came, or was known to have come: a
  /// sweep in time would not have found them, so a late one does not either.
  fileprivate func wasThere(for occurrence: Occurrence) -> Bool {
    let own = of(occurrence.subject)
    if let anchor = occurrence.anchor, own.event(anchor, of: occurrence.subject) != nil { return true }
    return own.events.contains { max($0.event.time, $0.recordedAt) <= occurrence.due }
  }
}
