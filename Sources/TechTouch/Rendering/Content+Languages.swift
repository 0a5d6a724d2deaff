extension Content {
  /// The language that a reader sees it in where that is not the one they want most; nil when it is, and when nothing is
  /// known of what they read.
  func fallback(for preference: LanguagePreference) -> LanguageTag? {
    guard let wanted = preference.languages.first else { return nil }
    return firstLanguage(for: preference) { $0 != wanted }
  }

  /// What a support person should know, when a reader sees another language than they want most.
  func fallbackNote(for preference: LanguagePreference) -> String? {
    guard let used = firstLanguage(for: preference, where: { $0 != preference.languages.first }) else { return nil }
    let wanted = preference.languages.first.map { "wanted in \($0)" } ?? "no language is known"
    return "\(ref.unversioned): \(wanted), shown in \(used)"
  }

  /// The first language of its main texts, as a reader sees them, that the test holds for.
  ///
  /// Text by text, and without lists of them: every grant asks for it (`Benchmarks/compare touches`).
  private func firstLanguage(
    for preference: LanguagePreference, where isWanted: (LanguageTag) -> Bool
  ) -> LanguageTag? {
    func of<Text>(_ text: Localized<Text>) -> LanguageTag? {
      guard !text.isEmpty, case let language = text.resolve(for: preference).language, isWanted(language) else {
        return nil
      }
      return language
    }
    func first<Part>(_ parts: [Part], _ language: (Part) -> LanguageTag?) -> LanguageTag? {
      for part in parts { if let found = language(part) { return found } }
      return nil
    }
    switch self {
    case .guide(let guide): return first(guide.steps) { of($0.title) } ?? first(guide.steps) { of($0.body) }
    case .popup(let popup): return of(popup.title) ?? of(popup.body)
    case .tooltip(let tooltip): return of(tooltip.title) ?? of(tooltip.body)
    case .banner(let banner): return of(banner.body)
    case .message(let message): return of(message.subject) ?? of(message.body)
    case .checklist(let checklist): return of(checklist.title) ?? first(checklist.items) { of($0.statement) }
    case .programme(let programme): return of(programme.title) ?? first(programme.steps) { of($0.title) }
    case .survey(let survey): return of(survey.title) ?? first(survey.questions) { of($0.text) }
    case .scenario(let scenario): return of(scenario.title) ?? first(scenario.nodes) { of($0.text) }
    case .resource(let resource): return of(resource.title)
    case .resourceList(let list): return of(list.title)
    }
  }
}

extension Decision {
  /// The decision whose proof also names the language that content is shown in, where it is not the one wanted.
  func notingLanguages(for preference: LanguagePreference, catalog: Catalog) -> Decision {
    guard proof != nil else { return self }
    var noted = self
    let contents = chosen.compactMap { choice in choice.content.flatMap { catalog.content($0) } }
    noted.proof?.fallbacks += contents.compactMap { $0.fallbackNote(for: preference) }
    return noted
  }
}
