import EventLog
public import TouchContent

extension ScenarioProgress {
  /// Writes what is on the screen as a modal dialog.
  public func writeModal(to writer: inout HTMLWriter, in context: RenderContext) {
    guard let node else { return }
    let card = card(for: node)
    writer.markup("<dialog class=\"tt-modal\" open closedby=\"closerequest\"")
    card.writeLabelledBy(to: &writer)
    card.writeDescribedBy(to: &writer, in: context)
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

  /// Writes the question, or the advice, docked to the edge of the page as a chat is; nothing when it is over.
  public func write(to writer: inout HTMLWriter, in context: RenderContext) {
    guard let node = shownNode else { return }
    writeSection(of: node, isInline: false, to: &writer, in: context)
  }

  /// Writes what is on the screen as a section in the flow of a page, in a root element of its own; when it is over, a
  /// button that begins again.
  public func writeInline(to writer: inout HTMLWriter, in context: RenderContext) {
    writer.markup("<div class=\"tt\"")
    writer.attributes(of: context)
    writer.markup(">")
    if let node = shownNode {
      writeSection(of: node, isInline: true, to: &writer, in: context)
    } else {
      writeBeginning(to: &writer, in: context)
    }
    writer.markup("</div>")
  }

  private func writeSection(
    of node: ScenarioNode, isInline: Bool, to writer: inout HTMLWriter, in context: RenderContext
  ) {
    let card = card(for: node)
    writer.markup("<section")
    writer.attribute("class", "tt-survey tt-chat" + (isInline ? " tt-inline" : ""))
    card.writeLabelledBy(to: &writer)
    writer.markup(">")
    writer.open(form(for: node), isScripted: !isInline, in: context)
    card.writeHeading(takesFocus: false, to: &writer, in: context)
    card.writeBody(to: &writer, in: context)
    writeButtons(of: node, to: &writer, in: context)
    writer.closeForm()
    writer.markup("</section>")
  }

  private func writeBeginning(to writer: inout HTMLWriter, in context: RenderContext) {
    guard mayBegin, let first = scenario.nodes.first else { return }
    let card = card(for: first)
    writer.markup("<section class=\"tt-survey tt-inline\"")
    card.writeLabelledBy(to: &writer)
    writer.markup(">")
    writer.open(
      TouchForm(content: scenario.ref.description, nonce: nonce(for: subject).rawValue), isScripted: false, in: context)
    card.writeHeading(takesFocus: false, to: &writer, in: context)
    writer.markup("<div class=\"tt-row\">")
    writer.button(TouchButton("restart", style: .primary)) { $0.phrase(.scenarioAgain, in: context) }
    writer.markup("</div>")
    writer.closeForm()
    writer.markup("</section>")
  }

  private func writeButtons(of node: ScenarioNode, to writer: inout HTMLWriter, in context: RenderContext) {
    writer.markup("<div class=\"tt-row\">")
    for button in cardButtons(of: node) { writer.button(button, in: context) }
    writer.markup("</div>")
  }

  /// The answers, the way back, and what leaves.
  func cardButtons(of node: ScenarioNode) -> [CardButton] {
    var buttons = node.answers.map { answer in
      CardButton(TouchButton("press:\(answer.id)", validates: true), .text(answer.label), opens: answer.opens)
    }
    if canGoBack { buttons.append(CardButton(TouchButton("back", style: .quiet), .phrase(.guideBack))) }
    if node.isEnd, mayBegin {
      buttons.append(CardButton(TouchButton("restart", style: .quiet), .phrase(.scenarioRestart)))
    }
    buttons.append(CardButton(TouchButton("dismiss", style: .quiet, isLast: true, isEscape: true), .phrase(.close)))
    return buttons
  }

  private func card(for node: ScenarioNode) -> Card {
    Card("scenario-", scenario.id, title: scenario.title, body: node.text)
  }

  private func form(for node: ScenarioNode) -> TouchForm {
    TouchForm(
      content: scenario.ref.description, item: node.id.rawValue, nonce: nonce(for: subject).rawValue)
  }
}

extension Phrase {
  fileprivate static let scenarioRestart = Phrase(
    "scenario.restart", ["ja": "最初の質問に戻る", "en": "Back to the first question"])
  fileprivate static let scenarioAgain = Phrase("scenario.again", ["ja": "もう一度質問する", "en": "Ask again"])
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

extension ScenarioNode.Answer {
  /// Where the answer leads, when it leads to an address.
  fileprivate var opens: URLReference? {
    if case .open(let url) = target { url } else { nil }
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
