/// Finds the closing marks of one text and remembers the last find of each, so that asking again and again on the way
/// through the text takes linear time altogether: a text of nothing but opening marks is a text like any other.
struct MarkFinder {
  private let text: Substring
  private var found: [String: Range<String.Index>?] = [:]

  init(_ text: Substring) {
    self.text = text
  }

  /// The first place of the mark at or after `start`; `start` never moves back between calls.
  mutating func first(_ mark: String, from start: String.Index) -> Range<String.Index>? {
    if let known = found[mark], known.map({ $0.lowerBound >= start }) ?? true { return known }
    let range = text[start...].firstRange(of: mark)
    found[mark] = .some(range)
    return range
  }
}
