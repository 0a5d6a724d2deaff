public import Foundation

extension History {
  /// The attributes of the subject as its events give them: for each name the value that was set last.
  ///
  /// "Last" is by the time the change happened, then by the order of the log.
  /// - Parameter time: Later changes are passed over.
  /// - Complexity: O(1), unless there are later changes.
  public func attributes(of subject: Subject, through time: Date = .distantFuture) -> [PropertyName: Value] {
    guard let fold = attributeFold(of: subject) else { return [:] }
    return fold.latest <= time ? fold.values : AttributeFold(changes(of: subject).filter { $0.time <= time }).values
  }

  /// The changes of a subject's attributes, in the order they happened.
  func changes(of subject: Subject) -> [Event] {
    events(named: .attributesChanged).map(\.event).filter { $0.subject == subject }
  }
}

extension AttributeFold {
  init(_ changes: [Event]) {
    for event in changes { apply(event) }
  }
}
