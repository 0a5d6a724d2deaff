import EventLog
import Foundation

// Texts: which one it is, how it begins and ends, and what occurs in it; all by bytes.

extension TraitFiller {
  /// A text that does not lie in one piece is brought into one.
  func placeCopy(of text: String, _ attribute: UnsafePointer<Sieve.Attribute>) -> Bool {
    var text = text
    return text.withUTF8 { place(UnsafeRawBufferPointer($0), attribute, only: nil) }
  }

  @inline(__always)
  func place(
    _ text: UnsafeRawBufferPointer, _ attribute: UnsafePointer<Sieve.Attribute>, only column: Int?
  ) -> Bool {
    if let column, column == Int(attribute.pointee.prefix) {
      placePrefix(of: text, attribute)
      return false
    }
    if attribute.pointee.value >= 0 {
      let column = view.columns + Int(attribute.pointee.value)
      let place = view.names.number(of: text, in: column.pointee.texts)
      places[Int(attribute.pointee.value)] = place < 0 ? column.pointee.otherText : place
    }
    if attribute.pointee.age >= 0 {
      let column = Int(attribute.pointee.age)
      places[column] = view.classes[Int(view.columns[column].classes) &+ Classes.first]
    }
    if let column, column == Int(attribute.pointee.value) || column == Int(attribute.pointee.age) { return false }
    return attribute.pointee.isText ? placeTests(of: text, attribute) : false
  }

  private func placeTests(of text: UnsafeRawBufferPointer, _ attribute: UnsafePointer<Sieve.Attribute>) -> Bool {
    if attribute.pointee.prefix >= 0 { placePrefix(of: text, attribute) }
    if attribute.pointee.searches.end > attribute.pointee.searches.start { search(text, attribute) }
    for index in attribute.pointee.endings.places {
      let start = text.count &- Int(view.texts[index].count)
      places[Int(view.texts[index].target)] = start >= 0 && isAt(start, of: text, index) ? 2 : 3
    }
    for index in attribute.pointee.asked.places { places[Int(view.lists[index])] = Int32(Classes.asked) }
    return attribute.pointee.asked.end > attribute.pointee.asked.start
  }

  private func placePrefix(of text: UnsafeRawBufferPointer, _ attribute: UnsafePointer<Sieve.Attribute>) {
    let column = Int(attribute.pointee.prefix)
    let longest = longestPrefix(of: text, attribute.pointee.prefixes)
    places[column] = longest < 0 ? view.columns[column].otherText : view.texts[longest].target
  }

  /// The longest of the texts that this one begins with; -1 for none.
  ///
  /// Among texts in order, it is the last one that is not greater, or one that this begins with in turn. The last few are
  /// all compared, without a jump for each, for the same reason as numbers are.
  @inline(__always)
  private func longestPrefix(of text: UnsafeRawBufferPointer, _ prefixes: Sieve.Part) -> Int {
    let head = Self.head(of: text)
    var low = Int(prefixes.start)
    var left = Int(prefixes.end) &- low
    while left > Self.few {
      let half = left >> 1
      if view.texts[low &+ half &- 1].head <= head { low &+= half }
      left &-= half
    }
    var candidate = low &- 1
    let end = low &+ left
    while low < end {
      // One more unless it is greater: then the difference is negative, and all its bits shifted out are set.
      candidate &+= 1 &+ Int((head &- view.texts[low].head) >> 63)
      low &+= 1
    }
    var isNotGreater = false
    while candidate >= Int(prefixes.start), !isAt(0, of: text, candidate) {
      isNotGreater = isNotGreater || view.texts[candidate].head != head || !isGreater(candidate, than: text)
      candidate = isNotGreater ? Int(view.texts[candidate].parent) : candidate &- 1
    }
    return candidate < Int(prefixes.start) ? -1 : candidate
  }

  /// The first eight bytes but their last bit, as a number that orders texts; shorter ones are filled up with zeros.
  @inline(__always)
  static func head(of text: UnsafeRawBufferPointer) -> Int64 {
    if text.count >= 8 { return Int64(UInt64(bigEndian: text.loadUnaligned(as: UInt64.self)) >> 1) }
    var head: UInt64 = 0
    for index in 0..<text.count { head |= UInt64(text[index]) << UInt64(56 &- index &* 8) }
    return Int64(head >> 1)
  }

  private func isGreater(_ index: Int, than text: UnsafeRawBufferPointer) -> Bool {
    let other = view.texts + index
    let common = min(Int(other.pointee.count), text.count)
    guard let base = text.baseAddress, common > 0 else { return Int(other.pointee.count) > text.count }
    let order = memcmp(view.bytes + Int(other.pointee.start), base, common)
    return order > 0 || order == 0 && Int(other.pointee.count) > text.count
  }

  /// Marks the columns whose text occurs, in one pass that skips what the pair at the end of its window rules out.
  @inline(__always)
  private func search(_ text: UnsafeRawBufferPointer, _ attribute: UnsafePointer<Sieve.Attribute>) {
    for index in attribute.pointee.searches.places { places[Int(view.texts[index].target)] = 3 }
    let shortest = Int(attribute.pointee.shortest)
    let skips = view.skips + Int(attribute.pointee.skips)
    var place = 0
    while place &+ shortest <= text.count {
      if shortest > 1 {
        let pair = Self.pair(text.loadUnaligned(fromByteOffset: place &+ shortest &- 2, as: UInt16.self))
        if skips[pair] > 0 {
          place &+= Int(skips[pair])
          continue
        }
      }
      search(place, text, attribute)
      place &+= 1
    }
  }

  private func search(_ place: Int, _ text: UnsafeRawBufferPointer, _ attribute: UnsafePointer<Sieve.Attribute>) {
    let firsts = view.firsts + Int(attribute.pointee.firsts) + Int(text[place])
    for index in Int(firsts[0])..<Int(firsts[1]) where isAt(place, of: text, index) {
      places[Int(view.texts[index].target)] = 2
    }
  }

  /// The number of a pair of bytes among 1,024.
  @inline(__always)
  static func pair(_ bytes: UInt16) -> Int { Int(UInt32(bytes) &* 40_503 & 0xffff) >> 6 }

  /// True when a text stands at this place of the other.
  @inline(__always)
  private func isAt(_ start: Int, of text: UnsafeRawBufferPointer, _ index: Int) -> Bool {
    let other = view.texts + index
    let count = Int(other.pointee.count)
    guard start &+ count <= text.count else { return false }
    guard let base = text.baseAddress, count > 0 else { return true }
    return memcmp(base + start, view.bytes + Int(other.pointee.start), count) == 0
  }

  /// Places the page in the columns of the patterns.
  func set(page: String?, of patterns: some Collection<(pattern: PagePattern, column: Int)>) {
    // By index, as each pattern would be copied.
    for index in patterns.indices {
      let place = page.map { patterns[index].pattern.matches($0) ? 2 : 3 } ?? Classes.missing
      places[patterns[index].column] = Int32(place)
    }
  }
}

extension Sieve {
  /// The number of a name in a table; -1 when it does not have it.
  @inline(__always)
  func number(of name: String, in table: TextTable.Part) -> Int32 {
    withView { view in
      name.utf8.withContiguousStorageIfAvailable {
        view.names.number(of: UnsafeRawBufferPointer($0), in: table)
      } ?? number(ofCopy: name, view, table)
    }
  }

  private func number(ofCopy name: String, _ view: SieveView, _ table: TextTable.Part) -> Int32 {
    var name = name
    return name.withUTF8 { view.names.number(of: UnsafeRawBufferPointer($0), in: table) }
  }
}
