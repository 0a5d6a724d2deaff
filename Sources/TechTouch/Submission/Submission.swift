/// What a user did with a touch, as the one endpoint receives it.
///
/// It says what was done and to what, never by whom: the acting user comes from the host's session.
public struct Submission: Hashable, Sendable {
  /// The content with the version that the user saw.
  public var content: ContentRef
  /// The part of it: a step or a checklist item.
  public var item: ItemID?
  /// What the user did, such as `next` or `press:start`.
  public var action: String
  /// The nonce of the form; it becomes the id of the event.
  public var nonce: EventID
  /// The page the user was on, and comes back to.
  public var page: Page
  /// The account that a member of staff acts for; nil for a user's own.
  public var account: AccountID?
  /// Every field of the form, for the answers of a survey.
  public var fields: FormFields

  /// Makes a submission.
  public init(
    content: ContentRef, item: ItemID? = nil, action: String, nonce: EventID, page: Page,
    account: AccountID? = nil, fields: FormFields = FormFields([])
  ) {
    self.content = content
    self.item = item
    self.action = action
    self.nonce = nonce
    self.page = page
    self.account = account
    self.fields = fields
  }

  /// Reads the body of a form post.
  /// - Throws: `Refusal` with the code `malformed` or `tooLarge`.
  public init(form body: some Collection<UInt8>) throws(Refusal) {
    try self.init(try FormFields(body))
  }

  /// Reads the fields of a form.
  /// - Throws: `Refusal` with the code `malformed`.
  public init(_ fields: FormFields) throws(Refusal) {
    let text = try fields.required("content")
    guard let content = ContentRef(text), content.version > 0 else {
      throw Refusal(.malformed, "the field \"content\" must be such as \"guide/first-steps@1\", and this one is not")
    }
    let item = try fields.single("item").flatMap { $0.isEmpty ? nil : $0 }
    let nonce = try fields.required("nonce")
    let action = try fields.required("action")
    let account = try fields.single("account").map(AccountID.init)
    for value in [nonce, action, item ?? "", account?.rawValue ?? ""] where value.utf8.count > 256 {
      throw Refusal(.malformed, "a field of the form is longer than 256 bytes")
    }
    self.init(
      content: content, item: item.map(ItemID.init), action: action, nonce: EventID(nonce),
      page: try Page(try fields.single("return") ?? "/"), account: account, fields: fields)
  }
}
