import EventLog
public import TouchContent

extension Resource {
  /// Writes the link: `設置手順（動画 1分35秒）`.
  public func write(to writer: inout HTMLWriter, in context: RenderContext) {
    writer.markup("<a")
    writer.attribute("href", url.text)
    writer.attribute("rel", url.leavesProduct ? "noopener" : nil)
    writer.language(context.fallbackLanguage(of: title), in: context)
    writer.markup(">")
    writer.text(label(in: context))
    writer.markup("</a>")
  }

  /// The text of the link, not escaped.
  public func label(in context: RenderContext) -> String {
    let kind = context.plain(medium.phrase)
    let detail = [kind, length(in: context)].compactMap(\.self).joined(separator: " ")
    return context.plain(.resourceLabel, ["title": context.plain(title), "detail": detail])
  }

  private func length(in context: RenderContext) -> String? {
    if let seconds, seconds >= 0 {
      let values: MergeValues = ["minutes": "\(seconds / 60)", "seconds": "\(seconds % 60)"]
      return context.plain(seconds < 60 ? .resourceSeconds : .resourceMinutes, values)
    }
    return pages.map { context.plain(.resourcePages, ["pages": "\($0)"]) }
  }

  /// What is wrong with the resource, and what an author should look at.
  public func issues(languages: [LanguageTag], source: LanguageTag) -> [ContentIssue] {
    var issues = IdentifierChecks.issues(of: ref)
    for (member, number) in [("seconds", seconds), ("pages", pages)] {
      if let number, number < 1 {
        issues.append(ContentIssue("resource.length", at: member, "wanted 1 or more, found \(number)"))
      }
    }
    return issues + [TextSlot("title", title)].issues(languages: languages, source: source)
  }

  /// The merge fields of all texts with their places.
  public var mergeFields: [(path: String, field: MergeField)] { [TextSlot("title", title)].mergeFields }
}

extension Resource.Medium {
  fileprivate var phrase: Phrase {
    switch self {
    case .video: Phrase("resource.video", ["ja": "動画", "en": "video"])
    case .document: Phrase("resource.document", ["ja": "資料", "en": "document"])
    case .manual: Phrase("resource.manual", ["ja": "マニュアル", "en": "manual"])
    case .example: Phrase("resource.example", ["ja": "活用例", "en": "example"])
    }
  }
}

extension Phrase {
  fileprivate static let resourceLabel = Phrase(
    "resource.label", ["ja": "{{title}}（{{detail}}）", "en": "{{title}} ({{detail}})"])
  fileprivate static let resourceMinutes = Phrase(
    "resource.minutes", ["ja": "{{minutes}}分{{seconds}}秒", "en": "{{minutes}} min {{seconds}} s"])
  fileprivate static let resourceSeconds = Phrase(
    "resource.seconds", ["ja": "{{seconds}}秒", "en": "{{seconds}} s"])
  fileprivate static let resourcePages = Phrase("resource.pages", ["ja": "{{pages}}ページ", "en": "{{pages}} pages"])
}
