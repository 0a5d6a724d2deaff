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

  /// The user went back to a step; one that the trail does not have stands where the step was that is left.
  mutating func goBack(to step: ItemID) {
    let end = steps.lastIndex(of: step) ?? max(steps.count - 1, 0)
    steps.removeSubrange(end...)
    steps.append(step)
  }

  /// A new version took the user from where he stood to a step of its own.
  mutating func move(to step: ItemID) {
    if !steps.isEmpty { steps.removeLast() }
    steps.append(step)
  }

  /// What of the trail exists in a guide; the last is where the user stands.
  func live(in guide: Guide) -> [ItemID] {
    steps.reduce(into: []) { live, step in
      if live.last != step, guide.index(of: step) != nil { live.append(step) }
    }
  }
}
