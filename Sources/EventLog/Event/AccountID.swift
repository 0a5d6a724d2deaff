/// One customer company.
public struct AccountID: StringIdentifier {
  public let rawValue: String

  public init(_ rawValue: String) {
    self.rawValue = rawValue
  }
}
