import EventLog

/// How a user gets from the version of a guide that he is in the middle of into the one that is published.
enum Takeover: Hashable, Sendable {
  /// A new attempt from the first step.
  case restart(at: ItemID)
  /// From the old step to the new one; `shown` is the share of the old tour that was shown to be done.
  case move(from: ItemID, to: ItemID, shown: Double)

  /// Nil for somebody who is not in the middle of an older version.
  init?(of fold: GuideFold, to guide: Guide, from editions: (Int) -> Guide?) {
    guard fold.phase.isOpen, fold.version > 0, fold.version < guide.version, let first = guide.steps.first?.id,
      let old = fold.trail.steps.last
    else { return nil }
    if guide.onNewVersion == .restart {
      self = .restart(at: first)
      return
    }
    let target = guide.onNewVersion?.target(of: old) ?? fold.trail.live(in: guide).last ?? first
    self = .move(from: old, to: target, shown: editions(fold.version).map { Self.shown(fold, in: $0) } ?? 0)
  }

  /// What somebody was shown who stands in an older version.
  private static func shown(_ fold: GuideFold, in old: Guide) -> Double {
    guard let step = fold.trail.live(in: old).last, let index = old.index(of: step) else { return fold.shownBefore }
    return max(fold.shownBefore, Double(index + 1) / Double(old.steps.count))
  }

  /// Does to the fold what the event will.
  func apply(to fold: inout GuideFold) {
    switch self {
    case .restart(let step): fold.beginLater(at: step)
    case .move(_, let step, let shown): fold.move(to: step, shown: shown)
    }
  }
}
