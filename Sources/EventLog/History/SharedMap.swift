/// A dictionary whose copies share what they have in common: changing a copy copies one small bucket and the list of
/// buckets, which has about as many of them as a bucket has entries.
///
/// Inlinable, so that other modules do not go through generic code for every key; `Benchmarks/compare touches`.
package struct SharedMap<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  @usableFromInline
  struct Entry: Sendable {
    @usableFromInline var hash: Int
    @usableFromInline var key: Key
    @usableFromInline var value: Value

    @inlinable
    init(hash: Int, key: Key, value: Value) {
      self.hash = hash
      self.key = key
      self.value = value
    }
  }

  @usableFromInline var buckets: [[Entry]] = [[], [], [], []]
  @usableFromInline var count = 0

  @inlinable package init() {}

  @inlinable
  package subscript(key: Key) -> Value? {
    let hash = key.hashValue
    let bucket = hash & (buckets.count - 1)
    guard let place = place(of: key, hash, in: bucket) else { return nil }
    return buckets[bucket][place].value
  }

  /// Reads the value of a key in its place, without a copy of it.
  @inlinable
  package func read<Result>(_ key: Key, _ body: (borrowing Value) -> Result) -> Result? {
    let hash = key.hashValue
    let bucket = hash & (buckets.count - 1)
    guard let place = place(of: key, hash, in: bucket) else { return nil }
    return body(buckets[bucket][place].value)
  }

  /// Changes the value of a key in its place; one that is not there yet is made first.
  @inlinable
  package mutating func update<Result>(
    _ key: Key, default make: @autoclosure () -> Value, _ body: (inout Value) -> Result
  ) -> Result {
    let hash = key.hashValue
    let bucket = hash & (buckets.count - 1)
    if let place = place(of: key, hash, in: bucket) { return body(&buckets[bucket][place].value) }
    var value = make()
    let result = body(&value)
    buckets[bucket].append(Entry(hash: hash, key: key, value: value))
    count += 1
    if count > buckets.count * max(2, buckets.count / 4) { grow() }
    return result
  }

  @inlinable
  package mutating func set(_ key: Key, to value: Value) {
    update(key, default: value) { $0 = value }
  }

  @inlinable
  package mutating func remove(_ key: Key) {
    let hash = key.hashValue
    let bucket = hash & (buckets.count - 1)
    guard let place = place(of: key, hash, in: bucket) else { return }
    buckets[bucket].remove(at: place)
    count -= 1
  }

  @inlinable package var isEmpty: Bool { count == 0 }

  /// The keys and the values, in no particular order.
  @inlinable package var keys: [Key] { buckets.flatMap { $0.map(\.key) } }
  @inlinable package var values: [Value] { buckets.flatMap { $0.map(\.value) } }

  @inlinable
  func place(of key: Key, _ hash: Int, in bucket: Int) -> Int? {
    // By index, as a closure would be given a copy of each value.
    for index in buckets[bucket].indices
    where buckets[bucket][index].hash == hash && buckets[bucket][index].key == key { return index }
    return nil
  }

  @inlinable
  mutating func grow() {
    var wider = [[Entry]](repeating: [], count: buckets.count * 2)
    for entry in buckets.joined() { wider[entry.hash & (wider.count - 1)].append(entry) }
    buckets = wider
  }
}
