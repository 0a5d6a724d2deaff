import EventLog
public import TouchContent

extension Popup {
  /// What is wrong with the pop-up, and what an author should look at.
  public func issues(languages: [LanguageTag], source: LanguageTag) -> [ContentIssue] {
    IdentifierChecks.issues(of: ref) + IdentifierChecks.issues(of: buttons.map(\.id), in: "buttons")
      + (media?.issues(at: "media") ?? []) + texts.issues(languages: languages, source: source)
  }

  /// The merge fields of all texts with their places.
  public var mergeFields: [(path: String, field: MergeField)] { texts.mergeFields }

  private var texts: [TextSlot] {
    [TextSlot("title", title), TextSlot("body", body)]
      + (media.map { [TextSlot("media.alt", $0.alt, isRequired: false)] } ?? []) + buttons.texts
  }
}

extension Banner {
  /// What is wrong with the banner, and what an author should look at.
  public func issues(languages: [LanguageTag], source: LanguageTag) -> [ContentIssue] {
    IdentifierChecks.issues(of: ref) + IdentifierChecks.issues(of: buttons.map(\.id), in: "buttons")
      + texts.issues(languages: languages, source: source)
  }

  /// The merge fields of all texts with their places.
  public var mergeFields: [(path: String, field: MergeField)] { texts.mergeFields }

  private var texts: [TextSlot] { [TextSlot("body", body)] + buttons.texts }
}

extension Tooltip {
  /// What is wrong with the tooltip, and what an author should look at.
  public func issues(languages: [LanguageTag], source: LanguageTag) -> [ContentIssue] {
    IdentifierChecks.issues(of: ref) + texts.issues(languages: languages, source: source)
  }

  /// The merge fields of all texts with their places.
  public var mergeFields: [(path: String, field: MergeField)] { texts.mergeFields }

  private var texts: [TextSlot] { [TextSlot("title", title), TextSlot("body", body)] }
}

extension Message {
  /// What is wrong with the message, and what an author should look at.
  public func issues(languages: [LanguageTag], source: LanguageTag) -> [ContentIssue] {
    IdentifierChecks.issues(of: ref) + texts.issues(languages: languages, source: source)
  }

  /// The merge fields of all texts with their places.
  public var mergeFields: [(path: String, field: MergeField)] { texts.mergeFields }

  private var texts: [TextSlot] {
    [TextSlot("subject", subject), TextSlot("body", body)]
      + (button.map { [TextSlot("button.label", $0.label)] } ?? [])
  }
}

extension [ContentButton] {
  fileprivate var texts: [TextSlot] {
    enumerated().map { TextSlot("buttons[\($0)].label", $1.label) }
  }
}
