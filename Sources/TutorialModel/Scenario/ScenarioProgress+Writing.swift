import EventLog
public import TouchContent

extension ScenarioProgress {
  /// Writes what is on the screen as a modal dialog.
  public func writeModal(to writer: inout HTMLWriter, in context: RenderContext) {
    guard let node else { return }
    let card = card(for: node)
    writer.markup("<dialog class=\"tt-modal\" open closedby=\"closerequest\"")
    writer.attribute("aria-labelledby", card.headingID)
    writer.attribute("aria-describedby", card.describingBodyID(in: context))
    writer.markup(">")
    writer.open(form(for: node), in: context)
    writer.markup("<div class=\"tt-main\">")
    card.writeHeading(to: &writer, in: context)
    card.writeBody(to: &writer, in: context)
    writeButtons(of: node, to: &writer, in: context)
    writer.markup("</div>")
    writer.closeForm()
    writer.markup("</dialog>")
  }

  /// Writes what is on the screen as a section in the flow of a page, in a root element of its own.
  public func writeInline(to writer: inout HTMLWriter, in context: RenderContext) {
    guard let node else { return }
    let card = card(for: node)
    writer.markup("<div class=\"tt\"")
    writer.attributes(of: context)
    writer.markup("><section class=\"tt-survey tt-inline\"")
    writer.attribute("aria-labelledby", card.headingID)
    writer.markup(">")
    writer.open(form(for: node), isScripted: false, in: context)
    card.writeHeading(takesFocus: false, to: &writer, in: context)
    card.writeBody(to: &writer, in: context)
    writeButtons(of: node, to: &writer, in: context)
    writer.closeForm()
    writer.markup("</section></div>")
  }

  private func writeButtons(of node: ScenarioNode, to writer: inout HTMLWriter, in context: RenderContext) {
    writer.markup("<div class=\"tt-row\">")
    for answer in node.answers {
      writer.button(TouchButton("press:\(answer.id)", validates: true)) { $0.text(answer.label, in: context) }
    }
    if canGoBack { writer.button(TouchButton("back", style: .quiet)) { $0.phrase(.guideBack, in: context) } }
    if node.isEnd {
      writer.button(TouchButton("restart", style: .quiet)) { $0.phrase(.scenarioRestart, in: context) }
    }
    writer.button(TouchButton("dismiss", style: .quiet, isLast: true, isEscape: true)) {
      $0.phrase(.close, in: context)
    }
    writer.markup("</div>")
  }

  private func card(for node: ScenarioNode) -> Card {
    Card(suffix: "scenario-\(scenario.id)", title: scenario.title, body: node.text, media: nil)
  }

  private func form(for node: ScenarioNode) -> TouchForm {
    TouchForm(
      content: scenario.ref.description, item: node.id.rawValue, nonce: nonce(for: subject).rawValue)
  }
}

extension Phrase {
  fileprivate static let scenarioRestart = Phrase(
    "scenario.restart", ["ja": "最初の質問に戻る", "en": "Back to the first question"])
}

extension Scenario {
  /// The whole tree as text, for review: each question with its answers and where they lead.
  public func plainText(values: MergeValues = [:], language: LanguagePreference) -> String {
    let blocks = nodes.map { node in
      let answers = node.answers.enumerated().map { index, answer in
        "  \(index + 1). \(answer.label.resolve(for: language).text.plain(values)) → \(answer.target)"
      }
      let text = node.text.resolve(for: language).text.plain(values)
      return (["[\(node.id)] \(text)"] + answers).joined(separator: "\n")
    }
    return ([title.resolve(for: language).text.plain(values)] + blocks).joined(separator: "\n\n") + "\n"
  }
}

extension ScenarioNode.Target: CustomStringConvertible {
  public var description: String {
    switch self {
    case .node(let node): "[\(node)]"
    case .open(let url): url.text
    case .start(let content): content.description
    }
  }
}
