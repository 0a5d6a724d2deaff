extension RichText {
  /// The same text with each of its links led elsewhere: to an absolute address for mail, or through a counter.
  public func mapLinks(_ transform: (URLReference) -> URLReference) -> RichText {
    RichText(
      source: source,
      blocks: blocks.map { block in
        switch block {
        case .paragraph(let inlines): .paragraph(Self.map(inlines, transform))
        case .list(let ordered, let items): .list(ordered: ordered, items: items.map { Self.map($0, transform) })
        }
      })
  }

  /// True when there is a link to follow.
  public var hasLinks: Bool {
    blocks.contains { block in
      switch block {
      case .paragraph(let inlines): Self.hasLinks(inlines)
      case .list(_, let items): items.contains(where: Self.hasLinks)
      }
    }
  }

  private static func hasLinks(_ inlines: [Inline]) -> Bool {
    inlines.contains { inline in
      switch inline {
      case .link: true
      case .strong(let inner), .emphasis(let inner): hasLinks(inner)
      case .text, .field, .code, .lineBreak: false
      }
    }
  }

  private static func map(_ inlines: [Inline], _ transform: (URLReference) -> URLReference) -> [Inline] {
    inlines.map { inline in
      switch inline {
      case .link(let inner, let url): .link(map(inner, transform), transform(url))
      case .strong(let inner): .strong(map(inner, transform))
      case .emphasis(let inner): .emphasis(map(inner, transform))
      case .text, .field, .code, .lineBreak: inline
      }
    }
  }
}
