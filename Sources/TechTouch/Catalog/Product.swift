/// What holds for the whole product: its name, its languages, its time zone, the merge fields and roles it knows.
public struct Product: Hashable, Sendable, Codable {
  /// The name as users know it; merge field `product.name`.
  public var name: LocalizedText
  /// The language that content is written in first.
  public var sourceLanguage: LanguageTag
  /// Every language that content should have.
  public var languages: [LanguageTag]
  /// The IANA zone of schedules for users and accounts without one of their own.
  public var timeZone: String?
  /// The merge fields that content may use, such as `user.lastName`.
  public var mergeFields: [String]
  /// The roles that may give a second check.
  public var roles: [String]
  /// Light or dark.
  public var theme: Theme

  /// Makes a product.
  public init(
    name: LocalizedText, sourceLanguage: LanguageTag = "ja", languages: [LanguageTag] = ["ja"],
    timeZone: String? = nil, mergeFields: [String] = [], roles: [String] = [], theme: Theme = .auto
  ) {
    self.name = name
    self.sourceLanguage = sourceLanguage
    self.languages = languages
    self.timeZone = timeZone
    self.mergeFields = mergeFields
    self.roles = roles
    self.theme = theme
  }
}
