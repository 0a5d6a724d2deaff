import TechTouch

extension Invariant {
  /// The progress that a user is shown never falls: neither the percentage of a checklist, nor the farthest step of a
  /// tour within one attempt, unless the user goes back.
  public static let shownProgressNeverFalls = Invariant("shown progress never falls") { log in
    for checklist in log.catalog.checklists {
      if let violation = fall(of: checklist, in: log) { return violation }
    }
    for guide in log.catalog.guides {
      if let violation = fall(of: guide, in: log) { return violation }
    }
    return nil
  }

  /// A list is folded anew only where it could fall: after something was taken back. What the log says was reached
  /// counts as shown.
  private static func fall(of checklist: Checklist, in log: UserLog) -> String? {
    var history = History()
    var shown = 0
    for recorded in log.account {
      history.append(recorded)
      let event = recorded.event
      guard event.content?.isSameContent(as: checklist.ref) ?? false,
        event.subject == log.subject || event.subject == log.subject.ofAccount
      else { continue }
      if event.name == .milestone || event.name == .advanced {
        shown = max(shown, event.properties[.percent]?.integer ?? 0)
      }
      guard event.name == .unticked else { continue }
      let percent = ChecklistProgress(of: checklist, in: history, subject: log.subject).shownPercent
      if percent < shown {
        return "\"\(checklist.ref.unversioned)\" fell from \(shown) % to \(percent) % at "
          + Timestamp.text(of: event.time)
      }
      shown = percent
    }
    return nil
  }

  private static func fall(of guide: Guide, in log: UserLog) -> String? {
    var history = History()
    var best = (attempt: 0, step: 0)
    for recorded in log.events where recorded.event.content?.isSameContent(as: guide.ref) ?? false {
      history.append(recorded)
      let progress = GuideProgress(of: guide, in: history, subject: log.subject)
      // Going back is what the user asked for.
      let isBack = recorded.event.properties[.by] == "back"
      if !isBack, !recorded.isStrangers, progress.attempt == best.attempt, progress.farthest < best.step {
        return "\"\(guide.ref.unversioned)\" fell from step \(best.step) to step \(progress.farthest) at "
          + Timestamp.text(of: recorded.event.time)
      }
      best = (progress.attempt, progress.farthest)
    }
    return nil
  }
}
