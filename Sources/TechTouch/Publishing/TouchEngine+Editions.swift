import Foundation

extension TouchEngine {
  /// The file of that name below the endpoint, those of earlier versions included, whose users still finish them.
  /// - Returns: nil when there is none.
  /// - Throws: `StoreError`.
  public func asset(_ name: String) async throws -> PageAsset? {
    if let asset = assets[name] { return asset }
    let catalog = try await current()
    for case .guide(let edition) in catalog.log.editions.values {
      if let asset = assets.replacing(anchorRules: catalog.anchorRules(with: edition))[name] { return asset }
    }
    return nil
  }

  /// The catalogue with what the log says of it: earlier versions, and what is paused.
  func current() async throws -> Catalog {
    var catalog = catalog
    catalog.log = try await publications.current()
    return catalog
  }

  /// The catalogue of an instant that is past, as far as it was known; the present one when none was published by then.
  func catalog(at date: Date, known: Date) async throws -> Catalog {
    var log = PublicationLog()
    for recorded in try await store.readAll(.stream(PublicationLog.subject))
    where recorded.event.time <= date && recorded.recordedAt <= known {
      log.apply(recorded)
    }
    if let published = try log.catalog() { return published }
    var catalog = catalog
    catalog.log = log
    return catalog
  }

  /// Pauses the guides whose elements were reported missing too often.
  ///
  /// What is paused is an event of its own with a stable id: it is worked out when a miss is reported, and again by the
  /// sweep, in case a server died in between.
  func pause(after events: [Event], _ catalog: Catalog, at now: Date) async throws {
    let guides = Set(events.filter { $0.name == .anchorMissing }.compactMap(\.content)).compactMap { reference in
      if case .guide(let guide)? = catalog.edition(reference) { guide } else { nil }
    }
    guard !guides.isEmpty else { return }
    for guide in guides where catalog.log.pauses[guide.ref] == nil {
      guard let pause = try await guideLog.read({ $0.anchors.pause(of: guide) }) else { continue }
      let event = pause.event(of: guide.ref, at: now)
      _ = try await store.append([event], to: event.subject, expecting: .any, at: now)
    }
  }
}
