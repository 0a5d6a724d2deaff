/// The nonce of a form: derived from what the form was made for, so that it needs no storage of its own.
///
/// It becomes the id of the event that the form causes. A double click, a retry or a second tab therefore sends the
/// same id and is stored once; a form of another user, or of a state that is past, has another nonce and is refused.
/// It tells forms apart and is no secret: cross-site posts are refused by their origin, and the acting user comes from
/// the host's session.
public enum FormNonce {
  /// The nonce for acting on one item of one piece of content in its present state.
  /// - Parameter revision: how many events have changed the state of this content for this subject.
  public static func make(subject: Subject, content: ContentRef, item: ItemID? = nil, revision: Int) -> EventID {
    EventID(digest(subject: subject, content: content, item: item, revision: revision).text)
  }

  /// The same nonce without a text made of it.
  package static func digest(
    subject: Subject, content: ContentRef, item: ItemID? = nil, revision: Int
  ) -> Digest {
    Stem(subject: subject, content: content).digest(for: item, revision: revision)
  }

  /// A nonce before a text is made of it: `f-`, and two hashes of 16 hexadecimal digits each.
  package struct Digest: Sendable {
    fileprivate var first: StableHash
    fileprivate var second: StableHash

    /// The hashes.
    package var numbers: (first: UInt64, second: UInt64) { (first.value, second.value) }

    /// Made in one piece, because a page has a nonce for each form; `Benchmarks/compare render` measures it.
    fileprivate var text: String {
      String(unsafeUninitializedCapacity: 34) { text in
        text.initializeElement(at: 0, to: UInt8(ascii: "f"))
        text.initializeElement(at: 1, to: UInt8(ascii: "-"))
        for place in 0..<16 {
          text.initializeElement(at: 2 + place, to: first.digit(place))
          text.initializeElement(at: 18 + place, to: second.digit(place))
        }
        return 34
      }
    }
  }

  /// What the nonces of one subject and one piece of content share, so that a list of forms works it out once;
  /// `Benchmarks/compare render` measures it.
  package struct Stem: Sendable {
    private var start = Digest(first: StableHash(), second: StableHash())

    /// The stem of what one subject does with one piece of content.
    package init(subject: Subject, content: ContentRef) {
      start.first.combine(content)
      start.second.combine(subject.account?.rawValue ?? "")
      start.second.combine(subject.user?.rawValue ?? "")
    }

    /// The nonce for acting on one item, or on the whole content.
    package func digest(for item: ItemID?, revision: Int) -> Digest {
      var digest = start
      digest.first.combine(item?.rawValue ?? "")
      digest.first.combine(revision)
      for place in 0..<16 { digest.second.combine(digest.first.digit(place)) }
      digest.second.combine(0 as UInt8)
      return digest
    }
  }
}
