import EventLog
import Foundation

/// An event that could happen, with properties that a filter may be looking for.
struct EventAttempt: Attempt {
  private(set) var properties: [PropertyName: Value] = [:]
  private let subject: Subject
  private let now: Date
  /// What the filter compares in the end.
  private let asked: [Condition]

  init(_ filter: Condition, of subject: Subject, at now: Date) {
    self.subject = subject
    self.now = now
    asked = filter.leaves
  }

  var size: Int { properties.count }

  func verdict(of condition: Condition) -> Verdict {
    let event = Event(id: "attempt", name: "attempt", subject: subject, time: now, properties: properties)
    return condition.verdict(ofPropertiesOf: event, isWhole: true)
  }

  func segment(_ id: SegmentID) -> Condition? { nil }

  func others(answering question: Condition, _ wanted: Verdict) -> [EventAttempt] {
    guard case .property(let name, let comparison) = question.form else { return [] }
    let comparisons = asked.compactMap { leaf in
      if case .property(name, let comparison) = leaf.form { comparison } else { nil }
    }
    let examples = comparison.examples(at: now, from: properties[name]) + comparisons.middles
    return examples.map { value in
      var other = self
      other.properties[name] = value
      return other
    }
  }
}
