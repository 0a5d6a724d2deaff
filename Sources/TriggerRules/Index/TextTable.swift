import EventLog

/// Finds the number of a text among those that rules ask for, by its bytes.
///
/// An open-addressing table over one pool of bytes: looked at a dozen times in every decision, which a dictionary of
/// strings would spend most of its time on (`Benchmarks/compare decide`).
struct TextTable: Sendable {
  private var slots: [Int32]
  private var starts: [Int32] = [0]
  private var pool: [UInt8] = []
  private let mask: Int
  /// How many texts it has.
  let count: Int

  /// A table of these texts; their numbers are their places in the list.
  init(_ texts: [String]) {
    var capacity = 16
    while capacity < texts.count * 3 { capacity *= 2 }
    slots = Array(repeating: -1, count: capacity)
    mask = capacity - 1
    count = texts.count
    for (number, text) in texts.enumerated() {
      let bytes = Array(text.utf8)
      pool += bytes
      starts.append(Int32(pool.count))
      var slot = bytes.withUnsafeBufferPointer { Int(truncatingIfNeeded: Self.hash($0)) } & mask
      while slots[slot] >= 0 { slot = (slot + 1) & mask }
      slots[slot] = Int32(number)
    }
  }

  /// Calls `body` with a view of the table that finds texts without counting references.
  func withView<Result>(_ body: (View) -> Result) -> Result {
    slots.withUnsafeBufferPointer { slots in
      starts.withUnsafeBufferPointer { starts in
        pool.withUnsafeBufferPointer { pool in
          body(View(slots: slots, starts: starts, pool: pool, mask: mask, count: count))
        }
      }
    }
  }

  struct View {
    let slots: UnsafeBufferPointer<Int32>
    let starts: UnsafeBufferPointer<Int32>
    let pool: UnsafeBufferPointer<UInt8>
    let mask: Int
    let count: Int

    /// The number of a text; the count of all texts when no rule asks for it.
    func number(of bytes: UnsafeBufferPointer<UInt8>) -> Int {
      var slot = Int(truncatingIfNeeded: TextTable.hash(bytes)) & mask
      while slots[slot] >= 0 {
        if equals(Int(slots[slot]), bytes) { return Int(slots[slot]) }
        slot = (slot + 1) & mask
      }
      return count
    }

    private func equals(_ number: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
      let start = Int(starts[number])
      guard Int(starts[number + 1]) - start == bytes.count else { return false }
      for index in 0..<bytes.count where pool[start + index] != bytes[index] { return false }
      return true
    }
  }

  /// Eight bytes at a time, multiplied and folded; only ever compared within one process.
  private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash = UInt64(truncatingIfNeeded: bytes.count) &* 0x9e37_79b9_7f4a_7c15
    let raw = UnsafeRawBufferPointer(bytes)
    var index = 0
    while index + 8 <= raw.count {
      hash = (hash ^ raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)) &* 0xff51_afd7_ed55_8ccd
      hash ^= hash >> 32
      index += 8
    }
    var rest: UInt64 = 0
    while index < raw.count {
      rest = rest << 8 | UInt64(raw[index])
      index += 1
    }
    hash = (hash ^ rest) &* 0xff51_afd7_ed55_8ccd
    return hash ^ (hash >> 29)
  }
}
