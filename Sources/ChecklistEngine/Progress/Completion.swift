public import EventLog
public import Foundation

/// When something came to its end, and what brought it there.
public struct Completion: Hashable, Sendable {
  /// When it happened. For a change of content that is not in the log yet, when the last key was turned.
  public var at: Date
  /// What brought it there.
  public var cause: Cause

  /// What brought something to its end.
  public enum Cause: Hashable, Sendable {
    /// An event: a tick, a second check, something done in the product.
    case event(EventID)
    /// The content changed, so that nothing was left to do.
    case contentChange
  }

  /// Makes a completion.
  public init(at: Date, cause: Cause) {
    self.at = at
    self.cause = cause
  }
}

extension Completion.Cause {
  /// The value of the property `cause` in the log.
  var property: Value {
    switch self {
    case .event(let id): .string(id.rawValue)
    case .contentChange: "contentChange"
    }
  }

  /// Reads the property; nil where there is none.
  init?(property: Value?) {
    guard let text = property?.string else { return nil }
    self = text == "contentChange" ? .contentChange : .event(EventID(text))
  }
}
