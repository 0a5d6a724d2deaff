public import Foundation
public import TechTouch

/// What changes for whom when one catalogue takes the place of another: asked before publishing, answered from the log.
///
/// Nothing is stored. Every user of the log is asked, for every page that either catalogue names, what they would see now
/// with the one and with the other; and what schedules, broadcasts and calendars would bring them in the days ahead, if
/// nothing but time passed. What rules do about events that are still to happen is not foretold.
public struct CatalogDifference: Hashable, Sendable {
  /// What happened to content and rules.
  public var changes: [Change]
  /// Who would see something that they do not see now, by content.
  public var gains: [ContentRef: [Subject]]
  /// Who would no longer see something, by content.
  public var losses: [ContentRef: [Subject]]
  /// Who is in the middle of content whose parts are others in the new catalogue.
  public var midway: [Midway]
  /// For whom time alone brings something else, within the days that are looked ahead.
  public var due: [Due]

  /// One piece of content, or one rule, that is not the same in both.
  public struct Change: Hashable, Sendable {
    /// What: such as `guide/tour` or `rule welcome`.
    public var name: String
    /// What happened to it.
    public var kind: Kind

    /// What happens between two catalogues.
    public enum Kind: Hashable, Sendable {
      case added, removed
      /// With the versions, where it is content.
      case changed(from: Int?, to: Int?)
    }
  }

  /// Users who stand at one place of changed content.
  public struct Midway: Hashable, Sendable {
    /// The content, without its version.
    public var content: ContentRef
    /// The step they are at; nil for a checklist that is begun.
    public var step: ItemID?
    /// True when the new catalogue has no such step, or no such content.
    public var isGone: Bool
    /// Who, in a stable order.
    public var subjects: [Subject]
  }

  /// Compares two catalogues over everything in a store.
  /// - Parameters:
  ///   - pages: The pages to ask for; nil for those that the catalogues name.
  ///   - now: The instant that counts as now.
  ///   - days: How many days are looked ahead for what comes due.
  /// - Throws: What the store throws.
  public init(
    from old: Catalog, to new: Catalog, over store: any EventStore, pages: [Page]? = nil, at now: Date,
    ahead days: Int = 31
  ) async throws {
    self.init(from: old, to: new, over: try await store.everything(), pages: pages, at: now, ahead: days)
  }

  /// Compares two catalogues over events.
  /// - Parameters:
  ///   - events: In the order of the feed; those of one account together or not.
  ///   - pages: The pages to ask for; nil for those that the catalogues name.
  ///   - now: The instant that counts as now.
  ///   - days: How many days are looked ahead for what comes due.
  public init(
    from old: Catalog, to new: Catalog, over events: [RecordedEvent], pages: [Page]? = nil, at now: Date,
    ahead days: Int = 31
  ) {
    let comparison = CatalogComparison(old: old, new: new, pages: pages, now: now)
    changes = comparison.changes
    gains = [:]
    losses = [:]
    var places: [Place: [Subject]] = [:]
    for (subject, planners) in comparison.members(of: events) {
      let (before, after) = (comparison.shown(to: subject, planners.old), comparison.shown(to: subject, planners.new))
      for content in after.subtracting(before) { gains[content, default: []].append(subject) }
      for content in before.subtracting(after) { losses[content, default: []].append(subject) }
      for place in comparison.places(of: subject, planners.old) { places[place, default: []].append(subject) }
    }
    due = comparison.due(for: events, through: now.addingTimeInterval(Double(days) * 86_400))
    midway = places.map { place, subjects in
      Midway(content: place.content, step: place.step, isGone: place.isGone, subjects: subjects)
    }.sorted { ($0.content.description, $0.step ?? "") < ($1.content.description, $1.step ?? "") }
  }

  /// Where somebody stands.
  struct Place: Hashable {
    var content: ContentRef
    var step: ItemID?
    var isGone: Bool
  }

  /// True when nothing differs and nobody is affected.
  public var isEmpty: Bool { changes.isEmpty && gains.isEmpty && losses.isEmpty && midway.isEmpty && due.isEmpty }
}

extension CatalogDifference: CustomStringConvertible {
  /// As plain text: what changed, who gains, who loses, who is mid-way. At most ten users are named in a line.
  public var description: String {
    guard !isEmpty else { return "no difference" }
    var lines = changes.map(\.description)
    lines += Self.lines(gains, "would see")
    lines += Self.lines(losses, "would no longer see")
    lines += due.map(\.description)
    lines += midway.map { place in
      let step = place.step.map { "at step \"\($0)\" of \(place.content)" } ?? "in the middle of \(place.content)"
      return "\(place.subjects.inWords) \(step)" + (place.isGone ? ", which is no longer there" : ", which is changed")
    }
    return lines.joined(separator: "\n")
  }

  private static func lines(_ subjects: [ContentRef: [Subject]], _ verb: String) -> [String] {
    subjects.sorted { $0.key.description < $1.key.description }.map { "\($0.value.inWords) \(verb) \($0.key)" }
  }
}

extension CatalogDifference.Change: CustomStringConvertible {
  public var description: String {
    switch kind {
    case .added: "\(name) is added"
    case .removed: "\(name) is removed"
    case .changed(let old?, let new?) where old == new: "\(name) is changed, and its version is still \(new)"
    case .changed(let old?, let new?): "\(name) is changed, from version \(old) to \(new)"
    case .changed: "\(name) is changed"
    }
  }
}
