import EventLog
import Foundation

/// An occasion with both histories, which changes can be tried on.
struct Situation {
  var occasion: Occasion
  var user: History
  var account: History

  /// The situation after a change, as if it happened now.
  func applying(_ changes: [Change]) -> Situation {
    var changed = self
    // Changes may be tried on top of changes; an id that is there already would count for nothing.
    var number = user.events.count + account.events.count
    for change in changes { changed.apply(change, &number) }
    return changed
  }

  /// The changes, with each wait counted from where the one before ended.
  func timed(_ changes: [Change]) -> [Change] {
    var now = occasion.now
    return changes.map { change in
      guard case .wait(let until, _) = change else { return change }
      defer { now = until }
      return .wait(until: until, from: now)
    }
  }

  private mutating func apply(_ change: Change, _ number: inout Int) {
    switch change {
    case .attribute(let key, let value):
      record(.attributesChanged, by: key.side, properties: [key.name: value], &number)
    case .event(let name, let times, let side, let properties):
      for _ in 0..<times { record(name, by: side, properties: properties, &number) }
    case .content(let content, let state, let item):
      record(state.event, content: content, item: item, &number)
    case .score(let survey, let value):
      record(.answered, content: survey, properties: [.score: value], &number)
    case .page(let path): occasion.kind = .pageView(path)
    case .locale(let tag): occasion.locale = tag
    case .device(let name): occasion.device = name
    case .wait(let until, _): occasion.now = max(occasion.now, until)
    }
  }

  private mutating func record(
    _ name: EventName, by side: Side = .user, content: ContentRef? = nil, item: ItemID? = nil,
    properties: [PropertyName: Value] = [:], _ number: inout Int
  ) {
    number += 1
    let subject = side == .account ? occasion.subject.ofAccount ?? occasion.subject : occasion.subject
    let event = Event(
      id: EventID("change/\(number)"), name: name, subject: subject, time: occasion.now, content: content, item: item,
      properties: properties)
    let last = max(user.position, account.position).rawValue + Int64(number)
    let recorded = RecordedEvent(event: event, version: 0, position: Position(last), recordedAt: occasion.now)
    if side == .account { account.append(recorded) } else { user.append(recorded) }
  }
}
