public import Foundation

extension TouchEngine {
  /// Writes to the log what of the catalogue it does not have yet, so that a past decision can be explained with the
  /// content of that day, and users who are in the middle of an older version can finish it.
  ///
  /// Publishing the same catalogue again, or on several servers at once, writes nothing twice. A server that still has an
  /// older version changes nothing. What the log has and the catalogue no longer has is noted as withdrawn.
  ///
  /// When a guide or a scenario is new, changed or withdrawn, users may be in the middle of it. To know where, the first
  /// call in a process reads the whole feed once and every later one what is new in it, and the histories of those who
  /// may be.
  /// - Throws: ``PublicationError`` with everything that keeps it from being published; nothing is written then.
  ///   `StoreError`.
  @discardableResult
  public func publish(at now: Date) async throws -> Publication {
    for _ in 0..<Appender.attempts {
      let log = try await publications.current()
      let plan = try PublicationPlan(catalog, after: log)
      let batches = plan.events(after: log.version, at: now, bytes: store.limits.bytesPerEvent - Self.overhead)
      let problems = plan.problems + (try await conflicts(of: plan, log)) + tooLarge(plan, batches)
      guard problems.isEmpty else { throw PublicationError(problems: problems) }
      do {
        guard try await append(batches, after: log.version, at: now) else { continue }
        return Publication(
          documents: plan.documents.map(\.name), withdrawn: plan.withdrawn, superseded: plan.superseded)
      } catch let error as StoreError where error.isConflict {
        continue
      }
    }
    throw StoreError(
      .overloaded, "the stream of what is published changed \(Appender.attempts) times while a catalogue was published")
  }

  /// What an event needs besides the text of its document.
  private static let overhead = 1_024

  /// Appends documents, as many at once as the store takes; a document is never divided over two appends.
  /// - Returns: False when another server has used the same places of the stream for something else.
  private func append(_ documents: [[Event]], after version: Int, at now: Date) async throws -> Bool {
    var version = version
    var waiting: [Event] = []
    for (index, document) in documents.enumerated() {
      waiting += document
      let next = index + 1 < documents.count ? documents[index + 1].count : store.limits.eventsPerAppend
      guard waiting.count + next > store.limits.eventsPerAppend else { continue }
      let receipt = try await store.append(
        waiting, to: PublicationLog.subject, expecting: .exactly(version), at: now)
      guard receipt.conflicts.isEmpty else { return false }
      version += waiting.count
      waiting = []
    }
    return true
  }

  private func tooLarge(_ plan: PublicationPlan, _ batches: [[Event]]) -> [PublicationError.Problem] {
    zip(plan.documents, batches).compactMap { document, events in
      let fits = store.limits.bytesPerEvent > Self.overhead && events.count <= store.limits.eventsPerAppend
      return fits ? nil : .tooLarge(document: document.name, bytes: document.text.utf8.count)
    }
  }

  /// What keeps content from being published, or taken out, over the users who are in the middle of it.
  private func conflicts(of plan: PublicationPlan, _ log: PublicationLog) async throws -> [PublicationError.Problem] {
    var problems: [VersionConflict?] = []
    for content in plan.stepped where content.onNewVersion != .restart {
      let versions = log.editions.keys.filter { $0.isSameContent(as: content.ref) }.map(\.version)
      problems.append(content.conflict(over: try await places(in: content), editions: Set(versions)))
    }
    for content in plan.withdrawn.compactMap({ log.editions[$0]?.stepped }) where content.onNewVersion != .drain {
      problems.append(content.conflict(removingOver: try await places(in: content)))
    }
    return problems.compactMap { $0.map(PublicationError.Problem.conflict) }
  }

  /// Where everybody stands who is in the middle of some content.
  private func places(in content: any SteppedContent) async throws -> [ContentPlace] {
    var places: [ContentPlace] = []
    for person in try await guideLog.read({ $0.underway.people(in: content.ref) }) {
      do {
        let own = try await reader.history(of: person).of(person)
        if let place = content.place(of: person, in: own) { places.append(place) }
      } catch let error as StoreError where error.code == .erased {
        continue
      }
    }
    return places
  }
}
