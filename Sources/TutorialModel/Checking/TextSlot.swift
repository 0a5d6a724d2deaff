import TouchContent

/// One text of a document, with its place: what all checks of texts look at.
struct TextSlot {
  /// Where it stands: `steps[2].title`.
  let path: String
  /// True when an empty text is an error.
  let isRequired: Bool
  let isEmpty: Bool
  let fields: [MergeField]
  /// The languages of `wanted` that have no text here.
  let missing: (_ wanted: [LanguageTag], _ source: LanguageTag) -> [LanguageTag]

  init<Text>(_ path: String, _ text: Localized<Text>, isRequired: Bool = true) {
    self.path = path
    self.isRequired = isRequired
    self.isEmpty = text.isEmpty
    self.fields = text.all.flatMap(\.fields)
    self.missing = { text.missing(from: $0, source: $1) }
  }

  /// A text that may be left out.
  init?<Text>(_ path: String, _ text: Localized<Text>?) {
    guard let text else { return nil }
    self.init(path, text)
  }

  func issues(languages: [LanguageTag], source: LanguageTag) -> [ContentIssue] {
    if isEmpty {
      return isRequired ? [ContentIssue("text.empty", at: path, "wanted a text, found an empty one")] : []
    }
    return missing(languages, source).map {
      ContentIssue(
        "text.missing", at: path, "no text in \"\($0)\"; readers of it see a fallback", severity: .warning)
    }
  }
}

extension [TextSlot] {
  func issues(languages: [LanguageTag], source: LanguageTag) -> [ContentIssue] {
    flatMap { $0.issues(languages: languages, source: source) }
  }

  var mergeFields: [(path: String, field: MergeField)] {
    flatMap { slot in slot.fields.map { (slot.path, $0) } }
  }
}
