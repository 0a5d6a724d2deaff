extension Content {
  /// The language that a reader sees it in where that is not the one they want most; nil when it is, and when nothing is
  /// known of what they read.
  func fallback(for preference: LanguagePreference) -> LanguageTag? {
    guard let wanted = preference.languages.first else { return nil }
    return languages(for: preference).first { $0 != wanted }
  }

  /// What a support person should know, when a reader sees another language than they want most.
  func fallbackNote(for preference: LanguagePreference) -> String? {
    guard let used = languages(for: preference).first(where: { $0 != preference.languages.first }) else { return nil }
    let wanted = preference.languages.first.map { "wanted in \($0)" } ?? "no language is known"
    return "\(ref.unversioned): \(wanted), shown in \(used)"
  }

  /// The languages of its main texts as a reader sees them.
  private func languages(for preference: LanguagePreference) -> [LanguageTag] {
    func of<Text>(_ texts: [Localized<Text>]) -> [LanguageTag] {
      texts.filter { !$0.isEmpty }.map { $0.resolve(for: preference).language }
    }
    switch self {
    case .guide(let guide): return of(guide.steps.map(\.title)) + of(guide.steps.map(\.body))
    case .popup(let popup): return of([popup.title]) + of([popup.body])
    case .tooltip(let tooltip): return of([tooltip.title]) + of([tooltip.body])
    case .banner(let banner): return of([banner.body])
    case .message(let message): return of([message.subject]) + of([message.body])
    case .checklist(let checklist): return of([checklist.title] + checklist.items.map(\.statement))
    case .programme(let programme): return of([programme.title] + programme.steps.map(\.title))
    case .survey(let survey): return of([survey.title] + survey.questions.map(\.text))
    case .scenario(let scenario): return of([scenario.title]) + of(scenario.nodes.map(\.text))
    case .resource(let resource): return of([resource.title])
    case .resourceList(let list): return of([list.title])
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
