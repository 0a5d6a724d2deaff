public import EventLog

/// Tags an answer with every tag one of whose words occurs in it, upper and lower case alike.
public struct KeywordTagger: AnswerTagger, Hashable {
  /// The words by tag.
  public var words: [String: [String]]

  /// Makes a tagger.
  public init(_ words: [String: [String]]) {
    self.words = words
  }

  public func tags(for text: String, question: ItemID, survey: ContentRef) -> [String] {
    let text = text.lowercased()
    return words.filter { $0.value.contains { !$0.isEmpty && text.contains($0.lowercased()) } }.keys.sorted()
  }
}
