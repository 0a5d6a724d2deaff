/// "Did you mean" for a mistyped word.
public enum Suggestion {
  /// `; did you mean "title"?` for the nearest of the words, else the words to choose from.
  public static func text(for word: String, among words: some Collection<String>) -> String {
    let near = words.map { (word: $0, distance: distance($0, word)) }
      .filter { $0.distance <= max(1, (word.count + 1) / 3) }
      .min { ($0.distance, $0.word) < ($1.distance, $1.word) }
    if let near { return "; did you mean \"\(near.word)\"?" }
    return words.isEmpty ? "" : "; wanted one of " + words.sorted().map { "\"\($0)\"" }.joined(separator: ", ")
  }

  /// The least number of letters to insert, remove or change.
  private static func distance(_ a: String, _ b: String) -> Int {
    let b = Array(b)
    var row = Array(0...b.count)
    for (i, x) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, y) in b.enumerated() {
        let above = row[j + 1]
        row[j + 1] = min(above + 1, row[j] + 1, diagonal + (x == y ? 0 : 1))
        diagonal = above
      }
    }
    return row[b.count]
  }
}
