/// Chance that a seed decides: the same throws for the same seed, on every machine.
///
/// SplitMix64; source: Steele, Lea, Flood, "Fast Splittable Pseudorandom Number Generators", 2014.
public struct Dice: RandomNumberGenerator, Hashable, Sendable {
  private var state: UInt64

  /// Makes dice.
  public init(seed: UInt64) {
    state = seed
  }

  /// Dice of their own for one of many.
  init(seed: UInt64, of index: Int) {
    state = seed
    let mixed = next()
    state = mixed ^ (UInt64(index) &* 0xD134_2543_DE82_EF95)
  }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A number from 0 up to, and not, 1.
  public mutating func share() -> Double {
    Double(next() >> 11) / 9_007_199_254_740_992
  }

  /// True with this probability, from 0 to 1.
  public mutating func chance(_ probability: Double) -> Bool {
    share() < probability
  }

  /// One of them, each as likely as any other; nil when there are none.
  public mutating func pick<Element>(_ elements: [Element]) -> Element? {
    elements.isEmpty ? nil : elements[Int(next() % UInt64(elements.count))]
  }

  /// A key by its weight; nil when no weight is above 0.
  public mutating func pick<Key: Comparable>(by weights: [Key: Double]) -> Key? {
    let weights = weights.filter { $0.value > 0 }.sorted { $0.key < $1.key }
    var rest = share() * weights.reduce(0) { $0 + $1.value }
    for (key, weight) in weights {
      rest -= weight
      if rest < 0 { return key }
    }
    return weights.last?.key
  }
}
