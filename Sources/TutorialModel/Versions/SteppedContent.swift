public import EventLog
import TouchContent

/// Content that users go through step by step, so that a new version meets users who are in the middle of an old one.
public protocol SteppedContent: Sendable {
  /// The reference to this version.
  var ref: ContentRef { get }
  /// What becomes of users who are in the middle of an older version when this one is published.
  var onNewVersion: VersionPolicy? { get }
  /// The ids of the steps of a guide, or of the questions of a scenario, in order.
  var stepIDs: [ItemID] { get }
  /// Where somebody stands who is in the middle of any version; nil for who is not.
  func place(of subject: Subject, in history: History) -> ContentPlace?
}

extension SteppedContent {
  /// What keeps this version from being published over users who are in the middle of older ones; nil when nothing does.
  ///
  /// Pure: the places come from ``place(of:in:)`` of every user.
  /// - Parameters:
  ///   - places: Where each user stands who is in the middle.
  ///   - editions: The versions that the log has; a policy that lets users finish needs theirs.
  public func conflict(over places: [ContentPlace], editions: Set<Int>) -> VersionConflict? {
    let older = places.filter { $0.version < ref.version }
    switch onNewVersion {
    case .restart: return nil
    case .pin, .drain: return VersionConflict(ref, .editionUnknown, older.filter { !editions.contains($0.version) })
    case .map: return VersionConflict(ref, .mapIncomplete, older.filter { !isKnown($0.step) })
    case nil: return VersionConflict(ref, .policyMissing, older.filter { !isKnown($0.step) })
    }
  }

  /// What keeps it from being taken out of the catalogue, while it is the last version that was published; nil when
  /// nobody is in the middle of it, or when nobody was to begin it any more.
  public func conflict(removingOver places: [ContentPlace]) -> VersionConflict? {
    onNewVersion == .drain ? nil : VersionConflict(ref, .removed, places)
  }

  /// True when somebody on that step has a place in this version.
  private func isKnown(_ step: ItemID) -> Bool {
    stepIDs.contains(step) || onNewVersion?.target(of: step).map(stepIDs.contains) ?? false
  }

  /// Targets of the version policy that it does not have.
  var mapIssues: [ContentIssue] {
    guard case .map(let map) = onNewVersion else { return [] }
    return map.sorted { $0.key < $1.key }.filter { !stepIDs.contains($0.value) }.map { old, new in
      ContentIssue(
        "link.unknown", at: "onNewVersion.map.\(old)",
        "the \(ref.kind) has no \(ref.kind == .guide ? "step" : "question") \"\(new)\""
          + Suggestion.text(for: new.rawValue, among: stepIDs.map(\.rawValue)))
    }
  }
}

extension Guide: SteppedContent {
  public var stepIDs: [ItemID] { steps.map(\.id) }

  public func place(of subject: Subject, in history: History) -> ContentPlace? {
    GuideProgress(of: self, in: history, subject: subject).place
  }
}

extension Scenario: SteppedContent {
  public var stepIDs: [ItemID] { nodes.map(\.id) }

  public func place(of subject: Subject, in history: History) -> ContentPlace? {
    ScenarioProgress(of: self, in: history, subject: subject).place
  }
}
