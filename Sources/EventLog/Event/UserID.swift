/// One person, known by the host's own id or by an anonymous one.
public struct UserID: StringIdentifier {
  public let rawValue: String

  public init(_ rawValue: String) {
    self.rawValue = rawValue
  }
}
