public import EventLog

/// Why a version of a guide or a scenario cannot be published, or be taken out of the catalogue, while users are in the
/// middle.
public struct VersionConflict: Error, Hashable, Sendable {
  /// The version that was to be published, or the last one of what was to be taken out.
  public var content: ContentRef
  /// What is wrong.
  public var reason: Reason
  /// The steps at fault and how many users stand on each, most users first.
  public var steps: [Standing]

  /// What is wrong.
  public enum Reason: String, Hashable, Sendable, Codable, CaseIterable {
    /// Somebody stands on a step that is gone, and the version declares no policy.
    case policyMissing
    /// The map of the policy leads nowhere from a step on which somebody stands.
    case mapIncomplete
    /// Users are to finish a version that is not in the log.
    case editionUnknown
    /// Somebody is in the middle of what is no longer in the catalogue.
    case removed
  }

  /// How many users stand on one step.
  public struct Standing: Hashable, Sendable {
    /// The step, or the question.
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

extension VersionConflict {
  /// Counts the users on each step; nil when there are none.
  init?(_ content: ContentRef, _ reason: Reason, _ places: [ContentPlace]) {
    guard !places.isEmpty else { return nil }
    let steps = Dictionary(grouping: places, by: \.step)
      .map { Standing(step: $0.key, users: $0.value.count) }
      .sorted { ($1.users, $0.step) < ($0.users, $1.step) }
    self.init(content: content, reason: reason, steps: steps)
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
    case .removed:
      "\(content) is no longer in the catalogue, but users are in the middle of it: \(steps); wanted it there until they "
        + "are done, or first a version of it with \"onNewVersion\": \"drain\", which nobody begins"
    }
  }
}
