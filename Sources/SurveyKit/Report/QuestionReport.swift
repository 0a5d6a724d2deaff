public import EventLog
public import Foundation
public import TouchContent

/// What one question brought.
public struct QuestionReport: Sendable {
  /// The question's stable id.
  public let id: ItemID
  /// The question as the newest version that has it defines it; nil when no version given has it.
  public let question: Question?
  /// True when the survey as it is now does not ask it any more.
  public let isRetired: Bool
  /// The answers of those who were asked it: a question that a condition hid was not asked.
  public let answered: Rate
  /// How often each number or choice was answered, of the answers; empty for texts, numbers and dates.
  public let options: [OptionReport]
  /// The question's scores, each with its definition; empty where the kind has none.
  public let scores: [ScoreFigure]
  /// The free texts with their tags, in the order they were given.
  public let texts: [TextAnswer]
  /// How often each tag was given, by name.
  public let tags: [String: Int]

  /// One number of a scale, or one choice.
  public struct OptionReport: Hashable, Sendable {
    /// The number, or the id of the choice.
    public let id: String
    /// What the user read; nil for numbers without a name and for choices that no version given has.
    public let label: LocalizedText?
    /// How many chose it, of those who answered.
    public let chosen: Rate
  }

  /// One free text.
  public struct TextAnswer: Hashable, Sendable {
    /// The response that it belongs to.
    public let response: EventID
    /// Who wrote it.
    public let subject: Subject
    /// When.
    public let time: Date
    /// The text as it was sent: not escaped, and not to be trusted.
    public let text: String
    /// What it is about.
    public let tags: [String]
  }
}
