public import EventLog
public import TouchContent

/// One of the answers that a question offers, or the name of one number of its scale.
public struct AnswerChoice: Hashable, Sendable, Codable {
  /// The stable id that a response keeps; on a scale, the number it names: "1", "2" …
  public var id: ItemID
  /// What the user reads.
  public var label: LocalizedText

  /// Makes a choice.
  public init(_ id: ItemID, _ label: LocalizedText) {
    self.id = id
    self.label = label
  }
}
