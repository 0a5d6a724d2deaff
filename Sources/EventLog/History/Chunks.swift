/// A list that grows at its end and whose copies share what they have in common: adding to a copy copies the last few
/// elements only. Histories of whole companies are copied for every page that grants something.
///
/// Inlinable, so that other modules do not go through generic code for every element; `Benchmarks/compare touches`.
package struct Chunks<Element: Sendable>: Sendable {
  @usableFromInline static var size: Int { 16 }
  @usableFromInline var full: [[Element]] = []
  @usableFromInline var tail: [Element] = []

  @inlinable package init() {}

  @inlinable
  package mutating func append(_ element: Element) {
    tail.append(element)
    guard tail.count == Self.size else { return }
    full.append(tail)
    tail = []
  }

  /// Takes away the last element.
  /// - Precondition: There is one.
  @inlinable
  package mutating func removeLast() {
    if tail.isEmpty { tail = full.removeLast() }
    tail.removeLast()
  }
}

extension Chunks: RandomAccessCollection {
  @inlinable package var startIndex: Int { 0 }
  @inlinable package var endIndex: Int { full.count * Self.size + tail.count }

  @inlinable
  package subscript(position: Int) -> Element {
    let chunk = position / Self.size
    return chunk < full.count ? full[chunk][position % Self.size] : tail[position - full.count * Self.size]
  }
}
