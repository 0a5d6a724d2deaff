import EventLog

/// The texts that one attribute is tested against, before they are laid out.
struct AttributeTexts {
  /// What the text may begin with, in order of the bytes, and the place that each stands for.
  var prefixes: [(text: String, place: Int32)] = []
  /// What may occur anywhere and at the end, and the column of each.
  private(set) var searches: [(text: String, column: Int32)] = []
  private(set) var endings: [(text: String, column: Int32)] = []
  /// Columns without classes.
  private(set) var asked: [Int32] = []

  /// Adds the question of a column of its own.
  mutating func add(_ comparison: Comparison, _ column: Int32) {
    switch comparison.form {
    // What is found everywhere is found at the end.
    case .contains(let text) where !text.isEmpty: searches.append((text, column))
    case .contains(let text), .hasSuffix(let text): endings.append((text, column))
    default: asked.append(column)
    }
  }
}

/// The texts of all attributes, laid out.
struct SieveTexts {
  private(set) var texts: [Sieve.Text] = []
  private(set) var bytes: [UInt8] = []
  private(set) var firsts: [Int32] = []
  private(set) var skips: [UInt8] = []
  private(set) var asked: [Int32] = []

  mutating func add(_ tests: AttributeTexts, to attribute: inout Sieve.Attribute) {
    attribute.prefixes = add(tests.prefixes.map { (Array($0.text.utf8), $0.place) })
    link(attribute.prefixes)
    attribute.endings = add(tests.endings.map { (Array($0.text.utf8), $0.column) })
    attribute.asked.start = Int32(asked.count)
    asked += tests.asked
    attribute.asked.end = Int32(asked.count)
    if !tests.searches.isEmpty { addSearches(tests.searches, to: &attribute) }
    attribute.isText =
      !(tests.prefixes.isEmpty && tests.searches.isEmpty && tests.endings.isEmpty && tests.asked.isEmpty)
  }

  private mutating func add(_ list: [(bytes: [UInt8], target: Int32)]) -> Sieve.Part {
    let start = texts.count
    for (text, target) in list {
      let head = text.withUnsafeBytes { TraitFiller.head(of: $0) }
      texts.append(Sieve.Text(start: Int32(bytes.count), count: Int32(text.count), head: head, target: target))
      bytes += text
    }
    return Sieve.Part(start: Int32(start), end: Int32(texts.count))
  }

  /// Notes for each prefix the longest other one that it begins with: one of those before it.
  private mutating func link(_ prefixes: Sieve.Part) {
    for index in prefixes.places.dropFirst() {
      var candidate = index - 1
      while candidate >= 0, !isPrefix(candidate, of: index) { candidate = Int(texts[candidate].parent) }
      texts[index].parent = Int32(candidate)
    }
  }

  private func isPrefix(_ one: Int, of other: Int) -> Bool { text(other).starts(with: text(one)) }

  private func text(_ index: Int) -> ArraySlice<UInt8> {
    bytes[Int(texts[index].start)..<Int(texts[index].start + texts[index].count)]
  }

  private mutating func addSearches(_ list: [(text: String, column: Int32)], to attribute: inout Sieve.Attribute) {
    let searches = list.map { (bytes: Array($0.text.utf8), target: $0.column) }.sorted { $0.bytes[0] < $1.bytes[0] }
    attribute.searches = add(searches)
    attribute.firsts = Int32(firsts.count)
    let start = attribute.searches.start
    firsts += (0...256).map { byte in start + Int32(searches.count { Int($0.bytes[0]) < byte }) }
    attribute.skips = Int32(skips.count)
    attribute.shortest = Int32(searches.map(\.bytes.count).min() ?? 0)
    skips += skips(of: searches.map { $0.bytes.prefix(Int(attribute.shortest)) })
  }

  /// How far a window of the shortest length may move on, by the pair of bytes at its end: until the pair meets the same
  /// one in a text that is searched for.
  ///
  /// Source: S. Wu, U. Manber, "A Fast Algorithm for Multi-Pattern Searching", 1994.
  private func skips(of texts: [ArraySlice<UInt8>]) -> [UInt8] {
    let length = texts.first?.count ?? 0
    var skips = [UInt8](repeating: UInt8(clamping: max(length - 1, 1)), count: 1_024)
    for text in texts {
      for (place, (first, second)) in zip(text, text.dropFirst()).enumerated() {
        let pair = TraitFiller.pair(UInt16(first) | UInt16(second) << 8)
        skips[pair] = min(skips[pair], UInt8(clamping: length - 2 - place))
      }
    }
    return skips
  }
}
