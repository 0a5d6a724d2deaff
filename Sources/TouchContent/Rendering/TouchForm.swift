/// The form that every widget posts: where to, about what, and the nonce that makes a second post harmless.
public struct TouchForm: Hashable, Sendable {
  /// The text form of the content reference with its version.
  public var content: String
  /// The part of the content, if the form is about one.
  public var item: String?
  /// The nonce; it becomes the id of the event.
  public var nonce: String

  /// The account that a member of staff acts for; nil for a user's own.
  public var account: String?

  /// Makes a form.
  public init(content: String, item: String? = nil, nonce: String, account: String? = nil) {
    self.content = content
    self.item = item
    self.nonce = nonce
    self.account = account
  }
}

extension HTMLWriter {
  /// Writes the opening tag of a form and its hidden fields.
  ///
  /// `columns` is the layout of a pop-up with a picture at its side. `isScripted` is false for a form outside the root
  /// element, which the script could not swap.
  public mutating func open(
    _ form: TouchForm, columns: Bool = false, isScripted: Bool = true, in context: RenderContext
  ) {
    markup("<form method=\"post\"")
    attribute("action", context.endpoint)
    if isScripted { markup(" data-tt") }
    if columns { markup(" class=\"tt-cols\"") }
    markup(">")
    hidden("content", form.content)
    if let item = form.item { hidden("item", item) }
    hidden("nonce", form.nonce)
    if let account = form.account { hidden("account", account) }
    hidden("return", context.page)
  }

  /// Writes the closing tag of a form.
  public mutating func closeForm() {
    markup("</form>")
  }

  private mutating func hidden(_ name: StaticString, _ value: String) {
    markup("<input type=\"hidden\" name=\"")
    markup(name)
    markup("\"")
    attribute("value", value)
    markup(">")
  }
}
