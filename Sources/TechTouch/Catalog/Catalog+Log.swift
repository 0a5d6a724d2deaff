import Foundation

// What a catalogue makes of the log: which version of content somebody sees, and what is held back.

extension Catalog {
  /// Where a user stands with a guide, in the version that is the user's.
  func progress(of guide: Guide, in own: History, company: History = History(), subject: Subject) -> GuideProgress {
    GuideProgress(of: guide, in: own, subject: subject, company: company) { version in
      guard case .guide(let edition)? = log.editions[ContentRef(.guide, guide.id, version: version)] else { return nil }
      return edition
    }
  }

  /// Where a user stands with a scenario, in the version that is the user's.
  func progress(of scenario: Scenario, in own: History, subject: Subject) -> ScenarioProgress {
    ScenarioProgress(of: scenario, in: own, subject: subject) { version in
      let reference = ContentRef(.scenario, scenario.id, version: version)
      guard case .scenario(let edition)? = log.editions[reference] else { return nil }
      return edition
    }
  }

  /// The content in the version of a form that somebody sends: the published one, or one that was.
  ///
  /// Guides and scenarios are the user's own: in the version that their progress gives.
  func sent(_ reference: ContentRef) -> Content? {
    guard let content = content(reference), content.ref != reference else { return content(reference) }
    if content.stepped != nil { return content }
    return log.editions[reference] ?? content
  }

  /// One version of some content: the published one, or one that was.
  func edition(_ reference: ContentRef) -> Content? {
    guard let content = content(reference), content.ref == reference else { return log.editions[reference] }
    return content
  }

  /// What is not to be shown to a user whatever the rules say, with the reasons.
  func withheld(from subject: Subject, own: History) -> [ContentRef: String] {
    var reasons: [ContentRef: String] = [:]
    for guide in guides where guide.onNewVersion == .drain || !log.pauses.isEmpty {
      let progress = progress(of: guide, in: own, subject: subject)
      if let pause = log.pauses[progress.guide.ref] {
        reasons[guide.ref] = "\(pause)"
      } else if progress.isDraining {
        reasons[guide.ref] = Self.drained
      }
    }
    for scenario in scenarios
    where scenario.onNewVersion == .drain && progress(of: scenario, in: own, subject: subject).isDraining {
      reasons[scenario.ref] = Self.drained
    }
    return reasons
  }

  private static let drained = "drained: who is in the middle finishes it, and nobody begins it any more"
}
