public import EventLog

extension Programme {
  /// Who in the customer's company should take part. A host names further roles with a phrase `role.<role>`.
  public struct Role: StringIdentifier {
    public let rawValue: String

    public init(_ rawValue: String) {
      self.rawValue = rawValue
    }
  }
}

extension Programme.Role {
  /// The management: 経営者.
  public static let executive: Programme.Role = "executive"
  /// Who answers for the work with the product: 運用責任者.
  public static let owner: Programme.Role = "owner"
  /// Who does the work: 運用担当者.
  public static let `operator`: Programme.Role = "operator"
}
