/// A form on a page, as a browser without script sees it.
public struct RenderedForm: Hashable, Sendable {
  /// The hidden fields, in order.
  public var fields: [Field]
  /// What its buttons say in the field `action`.
  public var actions: [String]

  /// A field with its value.
  public struct Field: Hashable, Sendable {
    public var name: String
    public var value: String
  }

  /// The value of a hidden field.
  public subscript(name: String) -> String? {
    fields.first { $0.name == name }?.value
  }

  /// Every form in a page that the library rendered.
  public static func all(in html: String) -> [RenderedForm] {
    html.split(separator: "<form ").dropFirst().map { text in
      let form = text.firstRange(of: "</form>").map { text[..<$0.lowerBound] } ?? text
      let fields = tags("<input type=\"hidden\"", in: form).compactMap { tag -> Field? in
        guard let name = attribute("name", of: tag), let value = attribute("value", of: tag) else { return nil }
        return Field(name: name, value: value)
      }
      let actions = tags("<button", in: form).compactMap { attribute("value", of: $0) }
      return RenderedForm(fields: fields, actions: actions)
    }
  }

  private static func tags(_ opening: String, in html: Substring) -> [Substring] {
    html.ranges(of: opening).map { range in
      let rest = html[range.upperBound...]
      // Attribute values are escaped, so the first ">" outside quotes ends the tag.
      var isQuoted = false
      let end = rest.firstIndex { character in
        if character == "\"" { isQuoted.toggle() }
        return character == ">" && !isQuoted
      }
      return rest[..<(end ?? rest.endIndex)]
    }
  }

  private static func attribute(_ name: String, of tag: Substring) -> String? {
    guard let start = tag.firstRange(of: " \(name)=\"") else { return nil }
    return unescaped(tag[start.upperBound...].prefix { $0 != "\"" })
  }

  private static func unescaped(_ text: Substring) -> String {
    String(text).replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
      .replacing("&#39;", with: "'").replacing("&amp;", with: "&")
  }
}
