/// The name of one property of an event, or of one attribute of a user or an account.
public struct PropertyName: StringIdentifier {
  public let rawValue: String

  public init(_ rawValue: String) {
    self.rawValue = rawValue
  }
}
