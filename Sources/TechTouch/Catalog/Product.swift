/// What holds for the whole product: its name, its languages, its time zone, the merge fields and roles it knows.
public struct Product: Hashable, Sendable {
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
  /// The days that are no business days, besides Saturdays and Sundays.
  public var holidays: [BusinessCalendar.Day]
  /// Light or dark.
  public var theme: Theme
  /// The types of attributes that the host sends, such as `account.seats`, as far as they are declared; conditions that
  /// compare them otherwise are refused.
  public var attributes: [AttributeKey: AttributeType]
  /// Whether a text that lacks one of ``languages`` keeps the catalogue from being loaded.
  public var missingTranslations: ContentIssue.Severity

  /// Makes a product.
  public init(
    name: LocalizedText, sourceLanguage: LanguageTag = "ja", languages: [LanguageTag] = ["ja"],
    timeZone: String? = nil, mergeFields: [String] = [], roles: [String] = [], holidays: [BusinessCalendar.Day] = [],
    theme: Theme = .auto, attributes: [AttributeKey: AttributeType] = [:],
    missingTranslations: ContentIssue.Severity = .warning
  ) {
    self.name = name
    self.sourceLanguage = sourceLanguage
    self.languages = languages
    self.timeZone = timeZone
    self.mergeFields = mergeFields
    self.roles = roles
    self.holidays = holidays
    self.theme = theme
    self.attributes = attributes
    self.missingTranslations = missingTranslations
  }
}

extension Product: Codable {
  private enum CodingKeys: String, CodingKey {
    case name, sourceLanguage, languages, timeZone, mergeFields, roles, holidays, theme, attributes, missingTranslations
  }

  public init(from decoder: any Decoder) throws {
    try DocumentHeader.check("product", from: decoder)
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let source = try container.decode(LanguageTag.self, forKey: .sourceLanguage)
    self.init(
      name: try container.decode(LocalizedText.self, forKey: .name), sourceLanguage: source,
      languages: try container.decodeIfPresent([LanguageTag].self, forKey: .languages) ?? [source],
      timeZone: try container.decodeIfPresent(String.self, forKey: .timeZone),
      mergeFields: try container.decodeIfPresent([String].self, forKey: .mergeFields) ?? [],
      roles: try container.decodeIfPresent([String].self, forKey: .roles) ?? [],
      holidays: try container.decodeIfPresent([BusinessCalendar.Day].self, forKey: .holidays) ?? [],
      theme: try container.decodeIfPresent(Theme.self, forKey: .theme) ?? .auto,
      attributes: try container.decodeIfPresent([AttributeKey: AttributeType].self, forKey: .attributes) ?? [:],
      missingTranslations: try container.decodeIfPresent(ContentIssue.Severity.self, forKey: .missingTranslations)
        ?? .warning)
    if let timeZone, Zones(product: timeZone).resolved().source == .utc {
      throw DecodingError.dataCorruptedError(
        forKey: .timeZone, in: container,
        debugDescription: "wanted an IANA time zone such as \"Asia/Tokyo\", found \"\(timeZone)\"")
    }
  }

  public func encode(to encoder: any Encoder) throws {
    try DocumentHeader.encode("product", to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(name, forKey: .name)
    try container.encode(sourceLanguage, forKey: .sourceLanguage)
    try container.encode(languages, forKey: .languages)
    try container.encodeIfPresent(timeZone, forKey: .timeZone)
    try container.encode(mergeFields, forKey: .mergeFields)
    try container.encode(roles, forKey: .roles)
    try container.encode(holidays, forKey: .holidays)
    try container.encode(theme, forKey: .theme)
    if missingTranslations != .warning { try container.encode(missingTranslations, forKey: .missingTranslations) }
    if !attributes.isEmpty { try container.encode(attributes, forKey: .attributes) }
  }
}
