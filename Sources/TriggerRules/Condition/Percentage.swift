public import EventLog

/// A sticky share of all users: a hash of a salt and the user, so that the same ones are in it for ever.
///
/// The user's place is FNV-1a (64 bits) over the salt and the user's id, each followed by a zero byte, finished by the
/// mixer of SplitMix64, modulo 10,000. A user is among `percent` when the place is less than 100 × percent. A company
/// without a user is placed by its own id. `Tests/TriggerRulesTests/Fixtures/percentage.json` holds test vectors,
/// and <doc:StickyShares> says it in full.
public struct Percentage: Hashable, Sendable {
  /// The share, 0 to 100, to the hundredth.
  public var percent: Double
  /// What makes this share independent of every other.
  public var salt: String

  /// Makes a share.
  public init(_ percent: Double, salt: String) {
    self.percent = percent
    self.salt = salt
  }

  /// True when the subject is among the share.
  public func includes(_ subject: Subject) -> Bool {
    Double(Self.place(of: subject, salt: salt)) < (percent * 100).rounded()
  }

  /// The place of a subject, 0 to 9,999.
  public static func place(of subject: Subject, salt: String) -> Int {
    var hash = StableHash()
    hash.combine(salt)
    hash.combine(subject.user?.rawValue ?? subject.account?.rawValue ?? "")
    // FNV-1a alone spreads short similar ids badly over its low bits. The mixer is from Steele, Lea, Flood, "Fast
    // splittable pseudorandom number generators", 2014.
    var mixed = hash.value
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    mixed ^= mixed >> 31
    return Int(mixed % 10_000)
  }
}
