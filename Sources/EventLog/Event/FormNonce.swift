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
    Stem(subject: subject, content: content.description).nonce(for: item, revision: revision)
  }

  /// What the nonces of one subject and one piece of content share, so that a list of forms works it out once;
  /// `Benchmarks/compare render` measures it.
  package struct Stem: Sendable {
    private var first = StableHash()
    private var second = StableHash()

    /// - Parameter content: The text form of the reference.
    package init(subject: Subject, content: String) {
      first.combine(content)
      second.combine(subject.account?.rawValue ?? "")
      second.combine(subject.user?.rawValue ?? "")
    }

    /// The nonce for acting on one item, or on the whole content.
    func nonce(for item: ItemID?, revision: Int) -> EventID {
      let (first, second) = hashes(for: item, revision: revision)
      return EventID(FormNonce.text(first, second))
    }

    /// The same nonce without a text made of it: `f-` and these two, each as 16 hexadecimal digits.
    package func hashes(for item: ItemID?, revision: Int) -> (StableHash, StableHash) {
      var (first, second) = (first, second)
      first.combine(item?.rawValue ?? "")
      first.combine(revision)
      for place in 0..<16 { second.combine(first.digit(place)) }
      second.combine(0 as UInt8)
      return (first, second)
    }
  }

  /// Made in one piece, because a checklist has one for each item; `Benchmarks/compare render` measures it.
  private static func text(_ first: StableHash, _ second: StableHash) -> String {
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
