import Foundation

/// Holds a thread back until it is opened.
final class Gate: Sendable {
  private let condition = NSCondition()
  private nonisolated(unsafe) var isClosed = false
  private nonisolated(unsafe) var holding = 0

  func close() { condition.withLock { isClosed = true } }

  func open() {
    condition.withLock {
      isClosed = false
      condition.broadcast()
    }
  }

  /// Waits while the gate is closed.
  func pass() {
    condition.withLock {
      holding += 1
      while isClosed { condition.wait() }
      holding -= 1
    }
  }

  /// Whether a thread waits at the gate.
  var isHolding: Bool { condition.withLock { isClosed && holding > 0 } }
}
