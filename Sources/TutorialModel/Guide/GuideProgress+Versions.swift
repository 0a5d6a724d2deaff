public import EventLog
public import Foundation
import TouchContent

extension GuideProgress {
  /// The event by which a new version takes a user over who is in the middle of an older one; none when the log has it
  /// already, when the user finishes the older one, or while the guide is put off.
  ///
  /// The id is derived from the present state, so two servers write it once.
  public func takenOver(at date: Date) -> [Event] {
    guard let takeover, isActive(at: date) else { return [] }
    let draft = ContentEvents(
      content: guide.ref, subject: subject, id: EventID("\(nonce(for: subject))-version"), time: date)
    switch takeover {
    case .restart(let step): return [draft.make(.restarted, at: step, [.by: "version"])]
    case .move(let old, let new, let shown):
      var properties: [PropertyName: Value] = [.by: "version", .to: .string(new.rawValue)]
      if shown > 0 { properties[.shown] = .decimal(shown) }
      return [draft.make(.advanced, at: old, properties)]
    }
  }
}

extension Guide {
  /// The version that a user sees: this one, or the one that he is to finish. One that was begun on a server which has a
  /// later version stays there.
  func edition(for fold: GuideFold, _ editions: (Int) -> Guide?) -> Guide {
    guard fold.phase.isOpen, fold.version > 0, fold.version != version else { return self }
    if fold.version > version { return editions(fold.version) ?? self }
    switch onNewVersion {
    case .pin, .drain: return editions(fold.version) ?? self
    case .restart, .map, nil: return self
    }
  }
}
