public import TechTouch

/// A form on a page, as a browser without script sees it.
public struct RenderedForm: Hashable, Sendable {
  /// The hidden fields, in order.
  public var fields: [Field]
  /// Its buttons, in order.
  public var buttons: [Button]

  /// A field with its value.
  public struct Field: Hashable, Sendable {
    public var name: String
    public var value: String
  }

  /// A button.
  public struct Button: Hashable, Sendable {
    /// What it says in the field `action`.
    public var action: String
    /// What the user reads on it.
    public var label: String
  }

  /// What its buttons say in the field `action`.
  public var actions: [String] { buttons.map(\.action) }

  /// The value of a hidden field.
  public subscript(name: String) -> String? {
    fields.first { $0.name == name }?.value
  }

  /// Every form in a page that the library rendered.
  public static func all(in html: String) -> [RenderedForm] {
    var scanner = FormScanner(html)
    return scanner.forms()
  }
}

extension RenderedForm {
  /// The content that the form belongs to.
  public var content: ContentRef? { self["content"].flatMap(ContentRef.init) }

  /// The step or item that it is about.
  public var item: ItemID? { self["item"].map(ItemID.init) }

  /// What is posted when a button is pressed.
  func pressing(_ action: String, answers: [String: [String]]) -> FormFields {
    var fields = fields.map { (name: $0.name, value: $0.value) } + [(name: "action", value: action)]
    for (question, values) in answers.sorted(by: { $0.key < $1.key }) {
      fields += values.map { (name: "q.\(question)", value: $0) }
    }
    return FormFields(fields)
  }
}
