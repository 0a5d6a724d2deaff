/// Puts tables one behind the other into one piece of memory.
struct SieveMemory {
  private(set) var words: [UInt64] = [0]

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
}
