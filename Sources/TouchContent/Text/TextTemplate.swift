/// A line of text with merge fields, read once and filled in often.
///
/// What was read stands in one shared object, and the text between the fields is escaped there once and for all;
/// `Benchmarks/compare render` asks for this.
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
    var start = 0
    for index in compiled.slots.indices {
      let end = compiled.slots[index].start
      writer.append(compiled.pool, start..<end)
      start = end
      if let value = values[compiled.slots[index].field.name] ?? compiled.slots[index].field.fallback {
        writer.text(value)
      }
    }
    writer.append(compiled.pool, start..<compiled.pool.bytes.count)
  }

  static func parts(of text: Substring) -> [Part] {
    var parts: [Part] = []
    var literal = ""
    var rest = text
    while let open = rest.firstRange(of: "{{") {
      let after = rest[open.upperBound...]
      guard let close = after.firstRange(of: "}}") else { break }
      literal += rest[..<open.lowerBound]
      if let field = MergeField(inside: after[..<close.lowerBound]) {
        if !literal.isEmpty { parts.append(.literal(literal)) }
        literal = ""
        parts.append(.field(field))
      } else {
        literal += rest[open.lowerBound..<close.upperBound]
      }
      rest = after[close.upperBound...]
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
    /// All literal text, escaped.
    let pool: HTML
    /// The fields, each with the place in the pool before which it stands.
    let slots: [(start: Int, field: MergeField)]

    init(_ source: String) {
      self.source = source
      self.parts = TextTemplate.parts(of: source[...])
      var pool = HTMLWriter(capacity: source.utf8.count)
      var slots: [(start: Int, field: MergeField)] = []
      for part in parts {
        switch part {
        case .literal(let literal): pool.text(literal)
        case .field(let field): slots.append((pool.bytes.count, field))
        }
      }
      self.pool = pool.html
      self.slots = slots
    }
  }
}
