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
    beginForm(columns: columns, isScripted: isScripted, in: context) { $0.text(form.content) }
    formState(item: form.item) { $0.text(form.nonce) }
    endFormFields(account: form.account, in: context)
  }

  /// The same of a user's own form without texts made for it: the reference comes in its parts, and `nonce` writes the
  /// nonce.
  package mutating func open(
    _ content: (kind: String, id: String, version: Int), item: String? = nil, columns: Bool = false,
    in context: RenderContext, nonce: (inout HTMLWriter) -> Void
  ) {
    beginForm(columns: columns, in: context) { $0.reference(content) }
    formState(item: item, nonce: nonce)
    endFormFields(account: nil, in: context)
  }

  /// Writes a form up to what tells it from the others of a list; `content` writes what it is about.
  package mutating func beginForm(
    columns: Bool = false, isScripted: Bool = true, in context: RenderContext, content: (inout HTMLWriter) -> Void
  ) {
    markup("<form method=\"post\"")
    attribute("action", context.endpoint)
    if isScripted { markup(" data-tt") }
    if columns { markup(" class=\"tt-cols\"") }
    markup("><input type=\"hidden\" name=\"content\" value=\"")
    content(&self)
    markup("\">")
  }

  /// Writes what tells a form from the others of a list.
  package mutating func formState(item: String?, nonce: (inout HTMLWriter) -> Void) {
    if let item { hidden("<input type=\"hidden\" name=\"item\" value=\"", item) }
    markup("<input type=\"hidden\" name=\"nonce\" value=\"")
    nonce(&self)
    markup("\">")
  }

  /// Writes the hidden fields after that, which the forms of a list share again.
  package mutating func endFormFields(account: String?, in context: RenderContext) {
    if let account { hidden("<input type=\"hidden\" name=\"account\" value=\"", account) }
    hidden("<input type=\"hidden\" name=\"return\" value=\"", context.page)
  }

  /// Writes the text form of a reference.
  package mutating func reference(_ content: (kind: String, id: String, version: Int)) {
    text(content.kind)
    markup("/")
    text(content.id)
    guard content.version > 0 else { return }
    markup("@")
    number(content.version)
  }

  /// Writes a nonce whose two numbers are given.
  package mutating func nonce(_ numbers: (first: UInt64, second: UInt64)) {
    markup("f-")
    hexadecimal(numbers.first)
    hexadecimal(numbers.second)
  }

  /// Writes the closing tag of a form.
  public mutating func closeForm() {
    markup("</form>")
  }

  /// Writes a hidden field whose markup is given up to its value.
  @inline(__always)
  private mutating func hidden(_ beginning: StaticString, _ value: String) {
    markup(beginning)
    text(value)
    markup("\">")
  }
}
