package import EventLog

/// What users may choose about one message.
public struct MessageTerms: Hashable, Sendable {
  /// What it is about: a word that users can unsubscribe from, such as `release`.
  public var category: String?
  /// True for what everybody gets, whatever they have unsubscribed from: a receipt, a warning about their own data.
  public var isService: Bool

  /// Makes terms; left out, a message of no category that can be unsubscribed from.
  public init(category: String? = nil, isService: Bool = false) {
    self.category = category
    self.isService = isService
  }

  /// Whether somebody who has chosen so gets the message, and why.
  ///
  /// The choice is `true` for no message at all, or lists categories and ids of messages, or names one. What is neither is
  /// unknown, the text `true` too, and unknown is not sent.
  /// - Parameter choice: The value of the attribute; nil when it is missing.
  package func reaches(_ message: ContentRef, choice: Value?, of key: AttributeKey) -> (
    verdict: Verdict, detail: String
  ) {
    if isService { return (.matched, "a service message, which goes to everybody") }
    let found = "\(key) is \(choice?.description ?? "missing")"
    switch choice {
    case nil, .boolean(false): return (.matched, found)
    case .boolean: return (.unmatched, found + ", which is every message")
    case .string(let text) where !Self.flags.contains(text.lowercased()):
      return reaches(message, without: [text], found)
    case .strings(let list): return reaches(message, without: list, found)
    case .string, .integer, .decimal, .date:
      let type = choice?.typeName ?? ""
      return (.unknown, found + ", a \(type); wanted true, false or a list of categories and messages")
    }
  }

  /// Texts that are meant as a choice and not as the name of a category.
  private static let flags: Set<String> = ["true", "false"]

  private func reaches(_ message: ContentRef, without list: [String], _ found: String) -> (Verdict, String) {
    if let category, list.contains(category) { return (.unmatched, found + ", and its category is \"\(category)\"") }
    let isNamed = list.contains(message.id.rawValue) || list.contains("\(message.unversioned)")
    return (Verdict(!isNamed), isNamed ? found + ", which names it" : found)
  }
}
