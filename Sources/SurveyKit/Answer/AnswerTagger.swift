public import EventLog

/// Names what a free-text answer is about, such as `invoice` or `bug`, so that rules can hand it to a department and
/// reports can count it.
///
/// It is asked once, when the response is stored; the tags become part of the response.
public protocol AnswerTagger: Sendable {
  /// The tags of one answer; an empty list when none fits. The same text must give the same tags.
  func tags(for text: String, question: ItemID, survey: ContentRef) -> [String]
}
