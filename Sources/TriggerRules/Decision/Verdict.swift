/// The answer of a condition or a gate in Kleene's three-valued logic.
///
/// A missing attribute is ``unknown``, and neither true nor false: content is shown on ``matched`` only, and the proof
/// says what was missing. Source: S. C. Kleene, "Introduction to Metamathematics", 1952, §64 (strong connectives).
public enum Verdict: String, Hashable, Sendable, Codable, CaseIterable {
  /// It holds.
  case matched
  /// It does not hold.
  case unmatched
  /// What is known does not say.
  case unknown

  /// ``matched`` for true, ``unmatched`` for false.
  @inline(__always)
  public init(_ holds: Bool) {
    self = holds ? .matched : .unmatched
  }

  /// Both: unmatched if either is, else unknown if either is.
  @inline(__always)
  public func and(_ other: Verdict) -> Verdict {
    if self == .unmatched || other == .unmatched { return .unmatched }
    return self == .matched && other == .matched ? .matched : .unknown
  }

  /// Either: matched if either is, else unknown if either is.
  @inline(__always)
  public func or(_ other: Verdict) -> Verdict {
    if self == .matched || other == .matched { return .matched }
    return self == .unmatched && other == .unmatched ? .unmatched : .unknown
  }

  /// The opposite; unknown stays unknown.
  public var negated: Verdict {
    switch self {
    case .matched: .unmatched
    case .unmatched: .matched
    case .unknown: .unknown
    }
  }
}
