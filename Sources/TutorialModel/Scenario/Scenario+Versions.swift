import EventLog

extension Scenario {
  /// The version that a user sees: this one, or the one that he finishes or whose advice he reads. One that was begun on a
  /// server which has a later version stays there.
  func edition(for fold: ScenarioFold, _ editions: (Int) -> Scenario?) -> Scenario {
    guard fold.version > 0, fold.version != version else { return self }
    switch fold.phase {
    case .notStarted, .left: return self
    case .finished: return fold.trail.isEmpty ? self : editions(fold.version) ?? self
    case .open:
      let finishes = fold.version > version || onNewVersion == .pin || onNewVersion == .drain
      return finishes ? editions(fold.version) ?? self : self
    }
  }

  /// Does to the fold what this version does to somebody who is in the middle of an older one.
  func takeOver(_ fold: inout ScenarioFold) {
    guard let place = fold.place, place.version < version, let first = nodes.first?.id else { return }
    if onNewVersion == .restart {
      fold.begin(at: first)
    } else if node(place.step) == nil || onNewVersion?.target(of: place.step) != nil {
      let kept = fold.trail.last { node($0) != nil }
      fold.move(to: onNewVersion?.target(of: place.step) ?? kept ?? first)
    }
  }
}
