/// A small safe subset of Markdown: paragraphs, `-` and `1.` lists, `**strong**`, `*emphasis*`,
/// code between backticks, `[links](https://…)` and merge fields. A line break in the source is a line break on the page.
///
/// Everything outside the subset is text: there is no way to write HTML. Merge fields are part of the tree and take
/// their values when it is written, so a value can never become markup.
public struct RichText: LocalizableText {
  private let compiled: Compiled

  /// The author's text.
  public var source: String { compiled.source }
  /// The text as a tree.
  public var blocks: [Block] { compiled.blocks }

  /// A paragraph or a list.
  public enum Block: Hashable, Sendable {
    case paragraph([Inline])
    case list(ordered: Bool, items: [[Inline]])
  }

  /// A piece of a paragraph.
  public indirect enum Inline: Hashable, Sendable {
    case text(String)
    case field(MergeField)
    case strong([Inline])
    case emphasis([Inline])
    case code(String)
    case link([Inline], URLReference)
    case lineBreak
  }

  /// Reads a text; every text has a meaning.
  public init(source: String) {
    self.init(source: source, blocks: RichTextParser.blocks(of: source))
  }

  init(source: String, blocks: [Block]) {
    compiled = Compiled(source: source, blocks: blocks)
  }

  /// What stands within the element that holds the text.
  var program: TextProgram { compiled.program }

  public var fields: [MergeField] {
    blocks.flatMap { (block) -> [MergeField] in
      switch block {
      case .paragraph(let inlines): Self.fields(in: inlines)
      case .list(_, let items): items.flatMap(Self.fields(in:))
      }
    }
  }

  private static func fields(in inlines: [Inline]) -> [MergeField] {
    inlines.flatMap { (inline) -> [MergeField] in
      switch inline {
      case .field(let field): [field]
      case .strong(let inner), .emphasis(let inner), .link(let inner, _): fields(in: inner)
      case .text, .code, .lineBreak: []
      }
    }
  }
}

extension RichText {
  public static func == (lhs: RichText, rhs: RichText) -> Bool {
    lhs.compiled === rhs.compiled || lhs.source == rhs.source && lhs.blocks == rhs.blocks
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(source)
    hasher.combine(blocks)
  }

  /// What was read of a text, shared by its copies.
  private final class Compiled: Sendable {
    let source: String
    let blocks: [Block]
    let program: TextProgram

    init(source: String, blocks: [Block]) {
      self.source = source
      self.blocks = blocks
      self.program = RichText.program(of: blocks)
    }
  }
}
