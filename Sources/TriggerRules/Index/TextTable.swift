import EventLog

/// Finds the numbers of texts by their bytes, in several tables over one piece of memory.
///
/// Open addressing over fixed entries: looked at dozens of times in every decision, which dictionaries of strings would
/// spend most of its time on (`Benchmarks/compare decide`). A text of 16 bytes or fewer is its own key.
struct TextTable: Sendable {
  struct Entry: Sendable {
    var key = Key(low: 0, high: 0, count: -1)
    var number: Int32 = -1
  }

  /// All bytes of a short text; a hash and a place among all bytes of a long one.
  struct Key: Sendable {
    var low: UInt64
    var high: UInt64
    var count: Int32
  }

  /// One of the tables.
  struct Part: Sendable {
    var start: Int32 = 0
    /// One less than the number of entries; -1 for a table without texts.
    var mask: Int32 = -1
  }

  private(set) var entries: [Entry] = []
  private(set) var pool: [UInt8] = []

  /// Adds a table of these texts with their numbers; no text comes twice.
  mutating func add(_ texts: [(text: String, number: Int32)]) -> Part {
    guard !texts.isEmpty else { return Part() }
    var capacity = 4
    while capacity < texts.count * 3 { capacity *= 2 }
    let part = Part(start: Int32(entries.count), mask: Int32(capacity - 1))
    entries += Array(repeating: Entry(), count: capacity)
    for (text, number) in texts {
      let bytes = Array(text.utf8)
      let entry = bytes.withUnsafeBytes { bytes in
        var key = TextView.key(of: bytes)
        let slot = TextView.slot(of: key)
        if bytes.count > 16 { key.high = UInt64(pool.count) }
        return (key, slot)
      }
      if bytes.count > 16 { pool += bytes }
      var slot = entry.1 & Int(part.mask)
      while entries[Int(part.start) + slot].number >= 0 { slot = (slot + 1) & Int(part.mask) }
      entries[Int(part.start) + slot] = Entry(key: entry.0, number: number)
    }
    return part
  }
}

/// The tables as the hot loop reads them.
struct TextView {
  let entries: UnsafePointer<TextTable.Entry>
  let pool: UnsafePointer<UInt8>

  /// The number of a text; -1 when the table does not have it.
  @inline(__always)
  func number(of text: UnsafeRawBufferPointer, in part: TextTable.Part) -> Int32 {
    guard part.mask >= 0 else { return -1 }
    let key = Self.key(of: text)
    let mask = Int(part.mask)
    var slot = Self.slot(of: key) & mask
    while true {
      let entry = entries + (Int(part.start) &+ slot)
      if entry.pointee.number < 0 { return -1 }
      if entry.pointee.key.low == key.low, entry.pointee.key.count == key.count, isSame(entry.pointee.key, key, text) {
        return entry.pointee.number
      }
      slot = (slot &+ 1) & mask
    }
  }

  @inline(__always)
  private func isSame(_ entry: TextTable.Key, _ key: TextTable.Key, _ text: UnsafeRawBufferPointer) -> Bool {
    if key.count <= 16 { return entry.high == key.high }
    let known = UnsafeRawBufferPointer(start: pool + Int(entry.high), count: text.count)
    return known.elementsEqual(text)
  }

  @inline(__always)
  static func slot(of key: TextTable.Key) -> Int {
    let one = key.low ^ 0x9e37_79b9_7f4a_7c15
    let other = key.high ^ (0xff51_afd7_ed55_8ccd &+ UInt64(UInt32(bitPattern: key.count)))
    let (high, low) = one.multipliedFullWidth(by: other)
    return Int(truncatingIfNeeded: high ^ low)
  }

  /// Overlapping loads from both ends: with the count they are the whole of a short text, and few lengths are told apart,
  /// because each jump that is guessed wrong costs more than a load.
  @inline(__always)
  static func key(of text: UnsafeRawBufferPointer) -> TextTable.Key {
    let count = text.count
    var key = TextTable.Key(low: 0, high: 0, count: Int32(truncatingIfNeeded: count))
    if count > 16 {
      key.low = hash(text)
    } else if count >= 4 {
      let (inner, last) = (count / 8 &* 4, count &- 4)
      key.low = four(text, 0) | four(text, inner) << 32
      key.high = four(text, last) | four(text, last &- inner) << 32
    } else if count > 0 {
      key.low = UInt64(text[0]) | UInt64(text[count / 2]) << 8 | UInt64(text[count &- 1]) << 16
    }
    return key
  }

  @inline(__always)
  private static func four(_ text: UnsafeRawBufferPointer, _ place: Int) -> UInt64 {
    UInt64(text.loadUnaligned(fromByteOffset: place, as: UInt32.self))
  }

  /// Eight bytes at a time, multiplied and folded; only ever compared within one process.
  private static func hash(_ text: UnsafeRawBufferPointer) -> UInt64 {
    var hash = UInt64(truncatingIfNeeded: text.count)
    var index = 0
    while index < text.count {
      let part = text.loadUnaligned(fromByteOffset: min(index, text.count - 8), as: UInt64.self)
      let (high, low) = (hash ^ part ^ 0x9e37_79b9_7f4a_7c15).multipliedFullWidth(by: 0xff51_afd7_ed55_8ccd)
      hash = high ^ low
      index += 8
    }
    return hash
  }
}
