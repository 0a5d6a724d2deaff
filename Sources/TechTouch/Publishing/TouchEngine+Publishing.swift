public import Foundation

extension TouchEngine {
  /// Writes to the log what of the catalogue it does not have yet, so that a past decision can be explained with the
  /// content of that day, and users who are in the middle of an older version can finish it.
  ///
  /// Publishing the same catalogue again, or on several servers at once, writes nothing twice. A server that still has an
  /// older version changes nothing. When a guide is new or changed, the whole log is read for users who are in the
  /// middle of it.
  /// - Throws: ``PublicationError`` with everything that keeps it from being published; nothing is written then.
  ///   ``StoreError``.
  @discardableResult
  public func publish(at now: Date) async throws -> Publication {
    for _ in 0..<Appender.attempts {
      let log = try await publications.current()
      let plan = try PublicationPlan(catalog, after: log)
      let batches = plan.events(after: log.version, at: now, bytes: store.limits.bytesPerEvent - Self.overhead)
      let problems = plan.problems + (try await conflicts(of: plan.guides, log)) + tooLarge(plan, batches)
      guard problems.isEmpty else { throw PublicationError(problems: problems) }
      do {
        guard try await append(batches, after: log.version, at: now) else { continue }
        return Publication(documents: plan.documents.map(\.name), superseded: plan.superseded)
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

  /// What keeps guides from being published over the users who are in the middle of them.
  private func conflicts(of guides: [Guide], _ log: PublicationLog) async throws -> [PublicationError.Problem] {
    guard !guides.isEmpty else { return [] }
    var histories: [ContentRef: [Subject: [RecordedEvent]]] = [:]
    for recorded in try await store.everything() {
      guard let content = recorded.event.content, content.kind == .guide else { continue }
      histories[content.unversioned, default: [:]][recorded.event.subject, default: []].append(recorded)
    }
    return guides.compactMap { guide in
      func edition(_ version: Int) -> Guide? {
        guard case .guide(let old)? = log.editions[ContentRef(.guide, guide.id, version: version)] else { return nil }
        return old
      }
      let places = (histories[guide.ref.unversioned] ?? [:]).compactMap { subject, events in
        GuideProgress(of: guide, in: History(events), subject: subject, editions: edition).place
      }
      return guide.conflict(over: places, editions: edition).map(PublicationError.Problem.conflict)
    }
  }
}
