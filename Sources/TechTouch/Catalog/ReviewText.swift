/// Writes a catalogue as text that people read before it is published.
struct ReviewText {
  let language: LanguagePreference

  func heading(of product: Product) -> String {
    "\(text(product.name)): what is shown to whom"
  }

  func content(_ content: Content) -> String {
    (["\(content.ref)"] + lines(of: content).map { $0.isEmpty ? "" : "  \($0)" }).joined(separator: "\n")
  }

  private func lines(of content: Content) -> [String] {
    switch content {
    case .guide(let guide): guide.plainText(language: language).reviewLines
    case .popup(let popup): [text(popup.title)] + body(popup.body) + buttons(popup.buttons)
    case .tooltip(let tooltip):
      [text(tooltip.title)] + body(tooltip.body) + ["at \(tooltip.anchor.selector) on \(tooltip.page)"]
    case .banner(let banner): body(banner.body) + buttons(banner.buttons)
    case .message(let message):
      [text(message.subject)] + body(message.body)
        + [message.button.map { "[\(text($0.label))] → \($0.open.text)" }].compactMap(\.self)
    case .checklist(let checklist): lines(of: checklist)
    case .programme(let programme): [text(programme.title)] + programme.steps.map(line)
    case .survey(let survey): lines(of: survey)
    case .scenario(let scenario): scenario.plainText(language: language).reviewLines
    case .resource(let resource): ["\(text(resource.title)) (\(resource.medium.rawValue)) → \(resource.url.text)"]
    case .resourceList(let list): [text(list.title)] + list.resources.map { "→ resource/\($0)" }
    }
  }

  func text(_ text: LocalizedText) -> String {
    text.resolve(for: language).text.plain([:])
  }

  private func body(_ body: LocalizedBody) -> [String] {
    body.resolve(for: language).text.plain([:]).reviewLines
  }

  private func buttons(_ buttons: [ContentButton]) -> [String] {
    buttons.map { button in
      let target =
        switch button.action {
        case .dismiss: "close"
        case .snooze: "later"
        case .start(let content): content.unversioned.description
        case .open(let url): url.text
        }
      return "[\(text(button.label))] → \(target)"
    }
  }
}

// Checklists, programmes and surveys.

extension ReviewText {
  private func lines(of checklist: Checklist) -> [String] {
    [text(checklist.title)]
      + checklist.levels.flatMap { level in
        [text(level.title)]
          + level.sections.flatMap { section in
            ["  " + text(section.title)] + section.items.map { "    " + line(of: $0) }
          }
      }
  }

  private func line(of item: Checklist.Item) -> String {
    var notes = item.done.map(\.inWords)
    if let role = item.verifiedBy { notes.append("verified by \(role)") }
    if item.isOptional { notes.append("optional") }
    if !item.needs.isEmpty { notes.append("after " + item.needs.map(\.rawValue).joined(separator: ", ")) }
    return "[\(item.id)] \(text(item.statement)) (\(notes.joined(separator: "; ")))"
  }

  private func line(of step: Programme.Step) -> String {
    let roles = step.roles.map(\.rawValue).joined(separator: ", ")
    let after = step.after.isEmpty ? "" : "; after " + step.after.map(\.rawValue).joined(separator: ", ")
    return "[\(step.id)] \(text(step.title)) (\(step.kind.rawValue)\(roles.isEmpty ? "" : "; for \(roles)")\(after))"
  }

  private func lines(of survey: Survey) -> [String] {
    [text(survey.title)] + survey.questions.flatMap(lines) + ["thanks: " + text(survey.thanks)]
  }

  private func lines(of question: Question) -> [String] {
    let need = question.isRequired ? ", required" : ""
    let condition = question.when.map { when in
      ", if \(when.match.rawValue) of (" + when.terms.map(\.description).joined(separator: "; ") + ")"
    }
    return ["[\(question.id)] \(text(question.text)) (\(question.kind.rawValue)\(need)\(condition ?? ""))"]
      + question.choices.map { "  \($0.id): \(text($0.label))" }
  }
}

extension Checklist.Key {
  fileprivate var inWords: String {
    switch self {
    case .selfTicked: "ticked"
    case .event(let name, let count, let people):
      "\(name)" + (count > 1 ? " at least \(count) times" : "") + (people > 0 ? " by \(people) people" : "")
    case .attribute(let match):
      "\(match.attribute) is " + match.values.map(\.description).joined(separator: " or ")
    }
  }
}

extension String {
  /// The lines, without empty ones at the end.
  fileprivate var reviewLines: [String] {
    var lines = split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }
}
