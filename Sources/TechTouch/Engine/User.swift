/// The person who is using the product now, as the host's session knows them.
///
/// The acting user always comes from the host's sign-in, never from a form. What is said here of attributes, languages
/// and zone is written to the log when it changes, so that mails find it and a past decision can be explained.
public struct User: Hashable, Sendable {
  /// The host's id of the person.
  public var id: UserID
  /// The company they belong to.
  public var account: AccountID?
  /// What the host knows of the person: `role`, `lastName`, `email` … Merge fields read `user.<name>`.
  public var attributes: [PropertyName: Value]
  /// What the host knows of the company: `name`, `plan` … Merge fields read `account.<name>`.
  public var accountAttributes: [PropertyName: Value]
  /// The languages they read, best first; empty when unknown.
  public var languages: [LanguageTag]
  /// Their IANA time zone, such as `Asia/Tokyo`; nil when unknown.
  public var timeZone: String?
  /// The class of the device they are using, as conditions name it: `desktop`, `mobile` …; nil when unknown.
  public var device: String?
  /// The roles in which they may act, such as `customer-success`.
  public var roles: Set<String>
  /// True when the id stands for a browser or a device whose user has not signed in.
  public var isAnonymous = false
  /// True when another id was given, of which only this is known: whose it turned out to be.
  var isRecognised = false

  /// Makes a user.
  public init(
    id: UserID, account: AccountID? = nil, attributes: [PropertyName: Value] = [:],
    accountAttributes: [PropertyName: Value] = [:], languages: [LanguageTag] = [], timeZone: String? = nil,
    roles: Set<String> = [], device: String? = nil
  ) {
    self.id = id
    self.account = account
    self.attributes = attributes
    self.accountAttributes = accountAttributes
    self.languages = languages
    self.timeZone = timeZone
    self.roles = roles
    self.device = device
  }

  /// A visitor who has not signed in, under an id of the host's making such as a random cookie.
  ///
  /// Their stream begins with saying that it is anonymous. Once they sign in, `TouchEngine.identify` makes it the known
  /// user's; after they sign out the host makes a new id.
  public static func anonymous(
    _ id: UserID, of account: AccountID? = nil, attributes: [PropertyName: Value] = [:],
    languages: [LanguageTag] = [], timeZone: String? = nil, device: String? = nil
  ) -> User {
    var user = User(
      id: id, account: account, attributes: attributes, languages: languages, timeZone: timeZone, device: device)
    user.isAnonymous = true
    return user
  }

  /// Whose events theirs are.
  public var subject: Subject { Subject(user: id, of: account) }
}
