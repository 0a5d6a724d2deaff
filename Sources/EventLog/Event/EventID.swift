/// The idempotency key of an event, chosen by whoever writes it and unique for ever within the subject's stream.
public struct EventID: StringIdentifier {
  public let rawValue: String

  public init(_ rawValue: String) {
    self.rawValue = rawValue
  }
}

extension EventID {
  /// An id made of others: the text itself or, where that is longer than stores take, its beginning and a hash of it.
  ///
  /// A host's ids may be as long as stores take, and what follows from its events needs longer ones.
  package static func derived(_ text: String) -> EventID {
    let longest = EventValidation.bytesPerName
    guard text.utf8.count > longest else { return EventID(text) }
    var hash = StableHash()
    hash.combine(text)
    // A character that is cut becomes a mark of three bytes, two more than may be left of it.
    let beginning = String(decoding: text.utf8.prefix(longest - 19), as: UTF8.self)
    return EventID("\(beginning)#\(hash.text)")
  }
}
