/// A line of text with merge fields, read once and filled in often.
///
/// The text between the fields is escaped once, when it is read, and stands in one pool; `Benchmarks/compare render`
/// asks for this.
public struct TextTemplate: LocalizableText {
  public let source: String
  /// Literal text and fields in turn.
  let parts: [Part]
  /// All literal text, escaped.
  private let pool: HTML
  /// The fields, each with the end of its literal text in the pool.
  private let slots: [Slot]

  enum Part: Hashable, Sendable {
    case literal(String)
    case field(MergeField)
  }

  private struct Slot: Hashable, Sendable {
    var end: Int
    var field: MergeField
  }

  /// Reads a text; what looks like a field and is none stays text.
  public init(source: String) {
    self.source = source
    self.parts = Self.parts(of: source[...])
    var pool = HTMLWriter(capacity: source.utf8.count)
    var slots: [Slot] = []
    for part in parts {
      switch part {
      case .literal(let literal): pool.text(literal)
      case .field(let field): slots.append(Slot(end: pool.bytes.count, field: field))
      }
    }
    self.pool = pool.html
    self.slots = slots
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
    var start = 0
    for index in slots.indices {
      writer.append(pool, start..<slots[index].end)
      start = slots[index].end
      if let value = values[slots[index].field.name] ?? slots[index].field.fallback { writer.text(value) }
    }
    writer.append(pool, start..<pool.bytes.count)
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
