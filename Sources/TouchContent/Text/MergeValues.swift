/// The values of merge fields by name. They are always escaped where they are written.
///
/// A template knows a hash of each name it asks for, so a look-up compares numbers and then one name;
/// `Benchmarks/compare render` asks for this.
public struct MergeValues: Hashable, Sendable {
  /// In the order of their hashes.
  private var entries: [Entry] = []

  private struct Entry: Hashable, Sendable {
    var hash: UInt64
    var name: String
    var value: String
  }

  /// No values.
  public init() {}

  /// The values of a dictionary.
  public init(_ values: [String: String]) {
    entries.reserveCapacity(values.count)
    for (name, value) in values { self[name] = value }
  }

  /// The value of a name; nil where none is known.
  public subscript(name: String) -> String? {
    get { value(of: name, hash: Self.hash(of: name)) }
    set {
      let hash = Self.hash(of: name)
      var place = start(of: hash)
      while place < entries.count, entries[place].hash == hash, entries[place].name != name { place += 1 }
      if place < entries.count, entries[place].hash == hash {
        if let newValue { entries[place].value = newValue } else { entries.remove(at: place) }
      } else if let newValue {
        entries.insert(Entry(hash: hash, name: name, value: newValue), at: place)
      }
    }
  }

  /// The value of a name whose hash is known.
  func value(of name: String, hash: UInt64) -> String? {
    var place = start(of: hash)
    while place < entries.count, entries[place].hash == hash {
      if entries[place].name == name { return entries[place].value }
      place += 1
    }
    return nil
  }

  /// FNV-1a. It only orders the names, so nothing depends on how well it spreads.
  static func hash(of name: String) -> UInt64 {
    name.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3 }
  }

  /// The place of the first entry whose hash is at least this one.
  private func start(of hash: UInt64) -> Int {
    var (start, end) = (0, entries.count)
    while start < end {
      let middle = (start + end) / 2
      if entries[middle].hash < hash { start = middle + 1 } else { end = middle }
    }
    return start
  }
}

extension MergeValues: ExpressibleByDictionaryLiteral {
  public init(dictionaryLiteral elements: (String, String)...) {
    entries.reserveCapacity(elements.count)
    for (name, value) in elements { self[name] = value }
  }
}
