public import EventLog
public import TouchContent

/// A mail or a notification.
public struct Message: Hashable, Sendable {
  /// The stable id of the message.
  public var id: ContentID
  /// The version, from 1; it is on every event of the message.
  public var version: Int
  /// The subject line.
  public var subject: LocalizedText
  /// What it says.
  public var body: LocalizedBody
  /// What it is about, so that users can choose what they get.
  public var category: Category?
  /// True for what nobody may unsubscribe from, such as a receipt or a warning about the user's own data.
  public var isService: Bool
  /// A link that stands out.
  public var button: Button?

  /// What a message is about: `onboarding`, `milestone`, `release`, `product`, or a word of the host's. Users
  /// unsubscribe from it by this word.
  public struct Category: StringIdentifier {
    public let rawValue: String

    public init(_ rawValue: String) {
      self.rawValue = rawValue
    }

    /// Helps a new user on the way.
    public static let onboarding: Category = "onboarding"
    /// Says what was reached.
    public static let milestone: Category = "milestone"
    /// Says what is new.
    public static let release: Category = "release"
    /// Says what the product can do.
    public static let product: Category = "product"
  }

  /// A link that stands out.
  public struct Button: Hashable, Sendable, Codable {
    /// What it says.
    public var label: LocalizedText
    /// Where it leads.
    public var open: URLReference

    /// Makes a button.
    public init(label: LocalizedText, open: URLReference) {
      self.label = label
      self.open = open
    }
  }

  /// Makes a message.
  public init(
    id: ContentID, version: Int = 1, subject: LocalizedText, body: LocalizedBody, category: Category? = nil,
    isService: Bool = false, button: Button? = nil
  ) {
    self.id = id
    self.version = version
    self.subject = subject
    self.body = body
    self.category = category
    self.isService = isService
    self.button = button
  }

  /// The reference to this version of the message.
  public var ref: ContentRef { ContentRef(.message, id, version: version) }
}

extension Message: Codable {
  private enum CodingKeys: String, CodingKey { case subject, body, category, service, button }

  public init(from decoder: any Decoder) throws {
    let header = try DocumentHeader("message", from: decoder)
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      id: ContentID(header.id), version: header.version,
      subject: try container.decode(LocalizedText.self, forKey: .subject),
      body: try container.decode(LocalizedBody.self, forKey: .body),
      category: try container.decodeIfPresent(Category.self, forKey: .category),
      isService: try container.decodeIfPresent(Bool.self, forKey: .service) ?? false,
      button: try container.decodeIfPresent(Button.self, forKey: .button))
  }

  public func encode(to encoder: any Encoder) throws {
    try DocumentHeader(kind: "message", id: id.rawValue, version: version).encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(subject, forKey: .subject)
    try container.encode(body, forKey: .body)
    try container.encodeIfPresent(category, forKey: .category)
    if isService { try container.encode(true, forKey: .service) }
    try container.encodeIfPresent(button, forKey: .button)
  }
}
