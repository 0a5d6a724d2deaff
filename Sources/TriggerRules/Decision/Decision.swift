public import EventLog
public import Foundation

/// What was decided, and, when it was asked for, why.
public struct Decision: Hashable, Sendable {
  /// What happens, the most important first.
  public var chosen: [Choice]
  /// The first instant after now at which time alone changes the answer; nil when it cannot, or was not asked for.
  public var nextEligible: Date?
  /// Why; nil when it was not asked for.
  public var proof: Proof?
  /// The hash of the rule set and of what was chosen, for ``digest``.
  var fingerprint: UInt64

  /// The same for the same answer of the same rules: stored with a grant, it equals that of the replay.
  public var digest: String {
    let digits = String(fingerprint, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  /// The choices that show content on the page.
  public var shown: [ContentRef] {
    chosen.compactMap { choice in
      if case .show(let content) = choice.action { content } else { nil }
    }
  }
}
