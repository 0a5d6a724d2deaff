/// What was used last, up to a capacity: a dictionary of what was used lately, and one of what was used before that.
///
/// Once the first is half the capacity it takes the place of the second, which is forgotten: no entry needs a clock, and
/// none is looked for.
struct Generations<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private var young: [Key: Value] = [:]
  private var old: [Key: Value] = [:]
  private let half: Int

  init(capacity: Int) {
    half = max(1, capacity / 2)
  }

  /// How many are held.
  var count: Int { young.count + old.count }

  /// What is held under a key, which counts as used by it.
  mutating func value(of key: Key) -> Value? {
    if let value = young[key] { return value }
    guard let value = old.removeValue(forKey: key) else { return nil }
    set(key, to: value)
    return value
  }

  mutating func set(_ key: Key, to value: Value) {
    old[key] = nil
    young[key] = value
    guard young.count >= half else { return }
    old = young
    young = [:]
  }

  mutating func remove(_ key: Key) {
    young[key] = nil
    old[key] = nil
  }
}
