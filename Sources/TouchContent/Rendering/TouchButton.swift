/// A submit button of a form.
public struct TouchButton: Hashable, Sendable {
  /// What the form's `action` field says when it is pressed.
  public var action: String
  /// How it looks.
  public var style: Style
  /// True when it stands at the end of its row.
  public var isLast: Bool
  /// True when it is what the escape key presses.
  public var isEscape: Bool
  /// True when pressing it checks the form's required fields first.
  public var validates: Bool
  /// The id of the element, and those of the elements that name it.
  public var id: String?
  public var labelledBy: String?

  /// How a button looks.
  public enum Style: String, Hashable, Sendable, Codable {
    case primary, outlined, quiet
  }

  /// Makes a button.
  public init(
    _ action: String, style: Style = .outlined, isLast: Bool = false, isEscape: Bool = false, validates: Bool = false,
    id: String? = nil, labelledBy: String? = nil
  ) {
    self.action = action
    self.style = style
    self.isLast = isLast
    self.isEscape = isEscape
    self.validates = validates
    self.id = id
    self.labelledBy = labelledBy
  }
}

extension HTMLWriter {
  /// Writes a button with its label.
  public mutating func button(_ button: TouchButton, label: (inout HTMLWriter) -> Void) {
    self.button(button, names: { _ in }, label: label)
  }

  /// Writes a button with the author's own words, which name their language where they are a fallback.
  package mutating func button(_ button: TouchButton, _ text: LocalizedText, in context: RenderContext) {
    let (label, fallback) = context.shown(text)
    self.button(
      button, names: { $0.language(fallback, in: context) }, label: { label.write(context.values, to: &$0) })
  }

  /// Writes a button with its label; `names` writes further attributes that say what it is called.
  package mutating func button(
    _ button: TouchButton, names: (inout HTMLWriter) -> Void, label: (inout HTMLWriter) -> Void
  ) {
    self.button(
      button.action, style: button.style, isLast: button.isLast, isEscape: button.isEscape,
      validates: button.validates,
      names: {
        $0.attribute("id", button.id)
        $0.attribute("aria-labelledby", button.labelledBy)
        names(&$0)
      }, label: label)
  }

  /// Writes a button that is made for this one place.
  package mutating func button(
    _ action: String, style: TouchButton.Style, isLast: Bool = false, isEscape: Bool = false, validates: Bool = false,
    names: (inout HTMLWriter) -> Void = { _ in }, label: (inout HTMLWriter) -> Void
  ) {
    markup("<button class=\"tt-btn")
    switch style {
    case .primary: markup(" tt-btn-1")
    case .outlined: break
    case .quiet: markup(" tt-btn-q")
    }
    if isLast { markup(" tt-x") }
    markup("\" name=\"action\"")
    attribute("value", action)
    names(&self)
    if !validates { markup(" formnovalidate") }
    if isEscape { markup(" data-tt-esc") }
    markup(">")
    label(&self)
    markup("</button>")
  }
}
