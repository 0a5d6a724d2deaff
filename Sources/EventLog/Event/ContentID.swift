/// The stable id of one piece of content, unique within its kind.
public struct ContentID: StringIdentifier {
  public let rawValue: String

  public init(_ rawValue: String) {
    self.rawValue = rawValue
  }
}
