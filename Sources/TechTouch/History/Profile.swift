/// What the log knows of a user: attributes, languages, zones and the values of merge fields.
///
/// Pages, mails and explanations all read it from the log, so they cannot differ.
struct Profile: Sendable {
  var attributes: [PropertyName: Value]
  var accountAttributes: [PropertyName: Value]
  private let product: Product

  init(of subject: Subject, in history: AccountHistory, product: Product) {
    attributes = history.of(subject).attributes(of: subject)
    accountAttributes = subject.ofAccount.map { history.of($0).attributes(of: $0) } ?? [:]
    self.product = product
  }

  /// True when user and company have the same attributes in both.
  func hasAttributes(of other: Profile) -> Bool {
    attributes == other.attributes && accountAttributes == other.accountAttributes
  }

  /// The languages the user reads, best first.
  var languages: [LanguageTag] {
    (attributes[.languages]?.strings ?? []).compactMap(LanguageTag.init)
  }

  var preference: LanguagePreference {
    LanguagePreference(languages, source: product.sourceLanguage)
  }

  var zones: Zones {
    Zones(
      user: attributes[.timeZone]?.plain, account: accountAttributes[.timeZone]?.plain, product: product.timeZone)
  }

  /// The class of the device that the user came with last.
  var device: String? { attributes[.device]?.string }

  /// The business days that count for due dates.
  var calendar: BusinessCalendar {
    BusinessCalendar(timeZone: zones.resolved().zone, holidays: Set(product.holidays))
  }

  /// Where mail goes.
  var mailAddress: String? { attributes["email"]?.string }

  /// The values of the merge fields `user.…`, `account.…` and `product.name`.
  var mergeValues: MergeValues {
    var values: MergeValues = ["product.name": product.name.resolve(for: preference).text.plain([:])]
    for (name, value) in attributes { values["user.\(name)"] = value.plain }
    for (name, value) in accountAttributes { values["account.\(name)"] = value.plain }
    return values
  }
}

extension PropertyName {
  /// The attribute that holds the languages a user reads, best first.
  static let languages: PropertyName = "languages"
  /// The attribute of staff in the streams of the accounts they act for; they are sent nothing there.
  static let isStaff: PropertyName = "isStaff"
  /// The attribute that holds the class of the device last used.
  static let device: PropertyName = "device"
  /// The attribute that holds an IANA time zone.
  static let timeZone: PropertyName = "timeZone"
}

extension Value {
  /// The value as a text for readers holds it, without quotes.
  var plain: String {
    switch self {
    case .string(let text): text
    case .strings(let list): list.joined(separator: ", ")
    case .integer, .decimal, .boolean, .date: description
    }
  }
}
