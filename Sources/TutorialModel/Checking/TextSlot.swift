import TouchContent

/// One text of a document, with its place: what all checks of texts look at.
struct TextSlot {
  /// Where it stands: `steps[2].title`.
  let path: String
  /// True when an empty text is an error.
  let isRequired: Bool
  let isEmpty: Bool
  /// The languages whose texts are empty.
  let blanks: [LanguageTag?]
  /// True when some text says nothing where no value is known.
  let mayBeBlank: Bool
  let fields: [MergeField]
  /// The languages of `wanted` that have no text here.
  let missing: (_ wanted: [LanguageTag], _ source: LanguageTag) -> [LanguageTag]

  init<Text>(_ path: String, _ text: Localized<Text>, isRequired: Bool = true) {
    self.path = path
    self.isRequired = isRequired
    self.isEmpty = text.isBlank
    self.blanks = text.blanks
    self.mayBeBlank = text.all.contains(where: \.mayBeBlank)
    self.fields = text.all.flatMap(\.fields)
    self.missing = { text.missing(from: $0, source: $1) }
  }

  /// A text that may be left out.
  init?<Text>(_ path: String, _ text: Localized<Text>?) {
    guard let text else { return nil }
    self.init(path, text)
  }

  func issues(languages: [LanguageTag], source: LanguageTag) -> [ContentIssue] {
    if isEmpty { return isRequired ? [Self.empty(at: path)] : [] }
    let blanks = blanks.map { Self.empty(at: $0.map { "\(path).\($0)" } ?? path) }
    let silent = isRequired && mayBeBlank ? [Self.silent(at: path)] : []
    return blanks + silent
      + missing(languages, source).map {
        ContentIssue(
          "text.missing", at: path, "no text in \"\($0)\"; readers of it see a fallback", severity: .warning)
      }
  }

  private static func silent(at path: String) -> ContentIssue {
    ContentIssue(
      "text.silent", at: path,
      "says nothing where no value is known; wanted a default, such as {{user.lastName|お客さま}}, or words besides",
      severity: .warning)
  }

  private static func empty(at path: String) -> ContentIssue {
    ContentIssue("text.empty", at: path, "wanted a text, found an empty one")
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
