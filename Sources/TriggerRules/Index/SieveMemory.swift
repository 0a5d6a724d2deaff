/// Puts tables one behind the other into one piece of memory, behind the list of where they stand.
struct SieveMemory {
  private var words = [UInt64](repeating: 0, count: MemoryLayout<Sieve.Layout>.size / 8)

  /// Adds a table, and returns its place in bytes.
  mutating func add<Element: BitwiseCopyable>(_ table: [Element]) -> Int {
    // Masks are read sixteen bytes at a time.
    if words.count % 2 == 1 { words.append(0) }
    let start = words.count
    let size = table.count * MemoryLayout<Element>.stride
    words += Array(repeating: 0, count: (size + 7) / 8)
    words.withUnsafeMutableBytes { memory in
      table.withUnsafeBytes { UnsafeMutableRawBufferPointer(rebasing: memory[(start * 8)...]).copyMemory(from: $0) }
    }
    return start * 8
  }

  /// All of it.
  func words(with layout: Sieve.Layout) -> [UInt64] {
    var words = words
    words.withUnsafeMutableBytes { $0.storeBytes(of: layout, as: Sieve.Layout.self) }
    return words
  }
}
