import Foundation

// Comparing whole runs of memory, because byte by byte it took a fifth of the time of a page view.

extension String {
  /// True when both are the same bytes of UTF-8; the same text in another normalisation form is another one.
  package func hasSameBytes(as other: String) -> Bool {
    utf8.count == other.utf8.count && difference(from: other) == 0
  }

  /// True when its bytes come before those of the other in lexicographical order.
  func bytesPrecede(_ other: String) -> Bool {
    let difference = difference(from: other)
    return difference == 0 ? utf8.count < other.utf8.count : difference < 0
  }

  /// Compares as many bytes as both have: negative, zero or positive.
  private func difference(from other: String) -> Int32 {
    let found: Int32?? = utf8.withContiguousStorageIfAvailable { mine in
      other.utf8.withContiguousStorageIfAvailable { theirs in
        guard let mine = mine.baseAddress, let their = theirs.baseAddress else { return 0 }
        return memcmp(mine, their, min(utf8.count, theirs.count))
      }
    }
    if let found = found ?? nil { return found }
    // A string that came from elsewhere may lie in pieces, or be encoded in another way.
    let copies = (String(decoding: Array(utf8), as: UTF8.self), String(decoding: Array(other.utf8), as: UTF8.self))
    return copies.0.difference(from: copies.1)
  }
}
