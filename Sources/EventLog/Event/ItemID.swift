/// A part of a piece of content: a step, a question, a checklist item, a button.
public struct ItemID: StringIdentifier {
  public let rawValue: String

  public init(_ rawValue: String) {
    self.rawValue = rawValue
  }
}
