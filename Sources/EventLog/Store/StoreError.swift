/// Why a store refused or failed. Neither the message nor the cause holds a payload.
public struct StoreError: Error, Sendable {
  /// What kind of failure it is.
  public var code: Code
  /// A sentence that names the thing, what was wanted and what was found.
  public var message: String
  /// The error underneath, if there was one.
  public var cause: (any Error)?

  /// Makes an error.
  public init(_ code: Code, _ message: String, cause: (any Error)? = nil) {
    self.code = code
    self.message = message
    self.cause = cause
  }

  /// The kinds of failure.
  public enum Code: Hashable, Sendable {
    /// The stream's version is another than expected; nothing is stored.
    case conflict(expected: Int, actual: Int)
    /// The call itself is wrong; nothing is stored.
    case invalid
    /// Too much is waiting; nothing is stored, and a later try can succeed.
    case overloaded
    /// The medium does not answer; the outcome says whether the events may be stored.
    case unavailable(Outcome)
    /// The subject was erased.
    case erased
    /// What is on the medium cannot be what was written there.
    case corrupt(file: String, offset: Int64)
    /// No space is left; nothing is stored, and a later try can succeed.
    case diskFull
    /// The store is open already, in this process or in another.
    case locked(owner: String)
    /// An earlier failure leaves the medium's state unknown; the store must be opened again.
    case poisoned
    /// The store was closed.
    case closed
    /// The store was written by another version of the library.
    case schema(found: Int, needed: Int)
  }

  /// Whether a failed append may have stored its events. The same ids may be sent again in either case.
  public enum Outcome: Hashable, Sendable {
    case notStored
    case unknown
  }
}

extension StoreError: CustomStringConvertible {
  public var description: String {
    cause.map { "\(message) (\($0))" } ?? message
  }
}

extension StoreError {
  /// The stream moved on since it was read.
  public static func conflict(_ subject: Subject, expected: Int, actual: Int) -> StoreError {
    StoreError(
      .conflict(expected: expected, actual: actual),
      "the stream is at version \(actual), and the append expected version \(expected)")
  }

  /// True when the stream's version was another than expected.
  public var isConflict: Bool {
    if case .conflict = code { true } else { false }
  }
}
