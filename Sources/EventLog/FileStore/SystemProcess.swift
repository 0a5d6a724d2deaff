import Foundation

/// What the lock file says about its owner.
enum SystemProcess {
  static var owner: String { "process \(ProcessInfo.processInfo.processIdentifier)" }
}
