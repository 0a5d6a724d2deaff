/// A line of text with merge fields, read once and filled in often.
///
/// What was read stands in one shared object.
public struct TextTemplate: LocalizableText {
  private let compiled: Compiled

  enum Part: Hashable, Sendable {
    case literal(String)
    case field(MergeField)
  }

  /// Reads a text; what looks like a field and is none stays text.
  public init(source: String) {
    self.compiled = Compiled(source)
  }

  /// The author's text.
  public var source: String { compiled.source }

  /// Literal text and fields in turn.
  var parts: [Part] { compiled.parts }

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
    compiled.program.write(values, to: &writer)
  }

  /// Writes the text with numbers for its fields.
  func write(_ number: (_ name: String) -> Int?, to writer: inout HTMLWriter) {
    compiled.program.write(number, to: &writer)
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

extension TextTemplate {
  public static func == (lhs: TextTemplate, rhs: TextTemplate) -> Bool { lhs.source == rhs.source }

  public func hash(into hasher: inout Hasher) { hasher.combine(source) }
}

extension TextTemplate {
  /// What was read of a text.
  private final class Compiled: Sendable {
    let source: String
    let parts: [Part]
    let program: TextProgram

    init(_ source: String) {
      let parts = TextTemplate.parts(of: source[...])
      self.source = source
      self.parts = parts
      self.program = TextProgram { program in
        for part in parts {
          switch part {
          case .literal(let literal): program.html.text(literal)
          case .field(let field): program.field(field)
          }
        }
      }
    }
  }
}
