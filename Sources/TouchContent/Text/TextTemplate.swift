/// A line of text with merge fields, read once and filled in often.
public struct TextTemplate: LocalizableText {
  public let source: String
  /// Literal text and fields in turn.
  let parts: [Part]

  enum Part: Hashable, Sendable {
    case literal(String)
    case field(MergeField)
  }

  /// Reads a text; what looks like a field and is none stays text.
  public init(source: String) {
    self.source = source
    self.parts = Self.parts(of: source[...])
  }

  public var fields: [MergeField] {
    parts.compactMap { if case .field(let field) = $0 { field } else { nil } }
  }

  /// The text with its values, not escaped: for mail subjects and other plain text.
  public func plain(_ values: MergeValues) -> String {
    var text = ""
    for part in parts {
      switch part {
      case .literal(let literal): text += literal
      case .field(let field): text += field.value(in: values)
      }
    }
    return text
  }

  /// Writes the text with its values, escaped.
  public func write(_ values: MergeValues, to writer: inout HTMLWriter) {
    for part in parts {
      switch part {
      case .literal(let literal): writer.text(literal)
      case .field(let field): writer.text(field.value(in: values))
      }
    }
  }

  static func parts(of text: Substring) -> [Part] {
    var parts: [Part] = []
    var literal = ""
    var rest = text
    var finder = MarkFinder(text)
    while let open = finder.first("{{", from: rest.startIndex),
      let close = finder.first("}}", from: open.upperBound)
    {
      literal += rest[..<open.lowerBound]
      if let field = MergeField(inside: text[open.upperBound..<close.lowerBound]) {
        if !literal.isEmpty { parts.append(.literal(literal)) }
        literal = ""
        parts.append(.field(field))
        rest = text[close.upperBound...]
      } else {
        literal += "{"
        rest = text[open.lowerBound...].dropFirst()
      }
    }
    literal += rest
    if !literal.isEmpty { parts.append(.literal(literal)) }
    return parts
  }
}
