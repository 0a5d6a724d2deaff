import EventLog

/// The steps that a user has reached in one attempt, in order, by the ids they had in the version of that time.
///
/// This is all that is kept of where somebody stands, so a guide of another version finds the place by asking the trail:
/// the same step where it still exists, else the last one reached before it that does.
struct StepTrail: Hashable, Sendable {
  private(set) var steps: [ItemID] = []

  /// The user came to a step.
  mutating func reach(_ step: ItemID) {
    steps.append(step)
  }

  /// The user went back to a step.
  mutating func goBack(to step: ItemID) {
    if let index = steps.lastIndex(of: step) {
      steps.removeSubrange((index + 1)...)
    } else {
      steps.append(step)
    }
  }

  /// What of the trail exists in a guide; the last is where the user stands.
  func live(in guide: Guide) -> [ItemID] {
    steps.reduce(into: []) { live, step in
      if live.last != step, guide.index(of: step) != nil { live.append(step) }
    }
  }
}
