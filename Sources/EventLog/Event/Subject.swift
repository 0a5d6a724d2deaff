/// Whose events these are: a user in a company, a user alone, or the company itself. At least one is given.
///
/// A subject is the identity of a stream and never changes. A user who moves to another company, or is recognised
/// later, is a merge event and not a rename.
public struct Subject: Hashable, Codable, Sendable {
  /// The company; nil for a user without one.
  public let account: AccountID?
  /// The person; nil for the company itself.
  public let user: UserID?

  /// A user, in a company or alone.
  public init(user: UserID, of account: AccountID? = nil) {
    self.account = account
    self.user = user
  }

  /// A company itself: facts that belong to all of its users.
  public init(account: AccountID) {
    self.account = account
    self.user = nil
  }

  /// The company's own subject; nil for a user without a company.
  public var ofAccount: Subject? {
    account.map(Subject.init(account:))
  }
}

extension Subject: CustomStringConvertible {
  public var description: String {
    switch (account, user) {
    case (let account?, let user?): "\"\(user)\" of \"\(account)\""
    case (let account?, nil): "account \"\(account)\""
    case (nil, let user): "\"\(user?.rawValue ?? "")\""
    }
  }
}
