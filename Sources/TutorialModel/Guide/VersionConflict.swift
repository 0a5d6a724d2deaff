public import EventLog

/// Why a version of a guide cannot be published while users are in the middle of an older one.
public struct VersionConflict: Error, Hashable, Sendable {
  /// The version that was to be published.
  public var content: ContentRef
  /// What is wrong.
  public var reason: Reason
  /// The steps at fault and how many users stand on each, most users first.
  public var steps: [Standing]

  /// What is wrong.
  public enum Reason: String, Hashable, Sendable, Codable, CaseIterable {
    /// Somebody stands on a step that is gone, and the guide declares no policy.
    case policyMissing
    /// The map of the policy leads nowhere from a step on which somebody stands.
    case mapIncomplete
    /// Users are to finish a version that is not in the log.
    case editionUnknown
  }

  /// How many users stand on one step of an older version.
  public struct Standing: Hashable, Sendable {
    /// The step.
    public var step: ItemID
    /// How many users stand on it.
    public var users: Int

    /// Makes a count.
    public init(step: ItemID, users: Int) {
      self.step = step
      self.users = users
    }
  }
}

extension Guide {
  /// What keeps this version from being published over users who are in the middle of older ones; nil when nothing does.
  ///
  /// Pure: the places come from ``GuideProgress/place`` of every user.
  /// - Parameters:
  ///   - places: Where each user stands who is in the middle.
  ///   - editions: Gives the versions that the log has; a policy that lets users finish needs theirs.
  public func conflict(over places: [GuideProgress.Place], editions: (_ version: Int) -> Guide?) -> VersionConflict? {
    let older = places.filter { $0.version < version }
    switch onNewVersion {
    case .restart: return nil
    case .pin, .drain: return conflict(.editionUnknown, older.filter { editions($0.version) == nil })
    case .map: return conflict(.mapIncomplete, older.filter { !isKnown($0.step) })
    case nil: return conflict(.policyMissing, older.filter { !isKnown($0.step) })
    }
  }

  /// True when somebody on that step has a place in this version.
  private func isKnown(_ step: ItemID) -> Bool {
    self.step(step) != nil || onNewVersion?.target(of: step).flatMap(self.step) != nil
  }

  private func conflict(_ reason: VersionConflict.Reason, _ places: [GuideProgress.Place]) -> VersionConflict? {
    guard !places.isEmpty else { return nil }
    let steps = Dictionary(grouping: places, by: \.step)
      .map { VersionConflict.Standing(step: $0.key, users: $0.value.count) }
      .sorted { ($1.users, $0.step) < ($0.users, $1.step) }
    return VersionConflict(content: ref, reason: reason, steps: steps)
  }
}

extension VersionConflict: CustomStringConvertible {
  public var description: String {
    let steps = steps.map { "\"\($0.step)\", where \($0.users) \($0.users == 1 ? "user stands" : "users stand")" }
      .joined(separator: ", and ")
    return switch reason {
    case .policyMissing:
      "\(content) no longer has \(steps), and declares no \"onNewVersion\"; "
        + "wanted \"pin\", \"restart\", \"drain\" or a map to steps that it has"
    case .mapIncomplete:
      "\(content) no longer has \(steps), and the map in its \"onNewVersion\" does not cover that"
    case .editionUnknown:
      "\(content) lets users finish an older version that was never published to this log: \(steps)"
    }
  }
}
