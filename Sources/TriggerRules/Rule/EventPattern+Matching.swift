import EventLog
import Foundation

extension EventPattern {
  /// True when the event has the name and is about the content and the item; its properties are not asked.
  func isAbout(_ event: Event) -> Bool {
    name == event.name && content.map { event.content?.isSameContent(as: $0) ?? false } ?? true
      && item.map { event.item == $0 } ?? true
  }

  /// True when the event is one of these.
  func matches(_ event: Event) -> Bool {
    isAbout(event) && filter.map { $0.verdict(ofPropertiesOf: event, isWhole: true) == .matched } ?? true
  }
}

extension Condition {
  /// What a condition that asks for nothing but properties says of an event.
  /// - Parameter isWhole: False when the event may get properties that it does not have yet: those are unknown.
  func verdict(ofPropertiesOf event: Event, isWhole: Bool) -> Verdict {
    switch form {
    case .all(let parts): parts.reduce(.matched) { $0.and($1.verdict(ofPropertiesOf: event, isWhole: isWhole)) }
    case .any(let parts): parts.reduce(.unmatched) { $0.or($1.verdict(ofPropertiesOf: event, isWhole: isWhole)) }
    case .not(let part): part.verdict(ofPropertiesOf: event, isWhole: isWhole).negated
    case .property(let name, let comparison):
      isWhole || event.properties[name] != nil
        ? comparison.verdict(of: event.properties[name], at: event.time) : .unknown
    default: .unknown
    }
  }
}
