public import Foundation

extension History {
  /// The attributes of the subject as its events give them: for each name the value that was set last.
  ///
  /// "Last" is by the time the change happened, then by the order of the log.
  /// - Parameter time: Later changes are passed over.
  public func attributes(of subject: Subject, through time: Date = .distantFuture) -> [PropertyName: Value] {
    var attributes: [PropertyName: Value] = [:]
    for recorded in events(named: .attributesChanged)
    where recorded.event.subject == subject && recorded.event.time <= time {
      attributes.merge(recorded.event.properties) { _, new in new }
    }
    return attributes
  }
}
