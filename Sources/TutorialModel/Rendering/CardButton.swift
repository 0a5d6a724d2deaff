import TouchContent

/// A button of a card before it is written: as HTML, or for a client of its own.
struct CardButton {
  var button: TouchButton
  var label: Label
  /// Where pressing it leads, besides what it does.
  var opens: URLReference?

  /// The author's own words, or the library's.
  enum Label {
    case text(LocalizedText)
    case phrase(Phrase)

    init(_ own: LocalizedText?, or phrase: Phrase) {
      self = own.map(Label.text) ?? .phrase(phrase)
    }
  }

  init(_ button: TouchButton, _ label: Label, opens: URLReference? = nil) {
    self.button = button
    self.label = label
    self.opens = opens
  }

  func plainLabel(in context: RenderContext) -> String {
    switch label {
    case .text(let text): context.plain(text)
    case .phrase(let phrase): context.plain(phrase)
    }
  }

  /// The language of the words, where it is a fallback.
  func fallback(in context: RenderContext) -> LanguageTag? {
    switch label {
    case .text(let text): context.fallbackLanguage(of: text)
    case .phrase(let phrase): context.words(of: phrase).fallback
    }
  }
}

extension HTMLWriter {
  mutating func button(_ button: CardButton, in context: RenderContext) {
    switch button.label {
    case .text(let text): self.button(button.button, text, in: context)
    case .phrase(let phrase): self.button(button.button) { $0.phrase(phrase, in: context) }
    }
  }
}

extension [ContentButton] {
  /// The buttons of a notice: one primary, the last quiet one at the end, and one that the escape key presses.
  var cardButtons: [CardButton] {
    // By place, because a button is copied whole when it is handed to a closure.
    let primary = indices.first { self[$0].style == .primary } ?? indices.first { self[$0].style == nil }
    let lastQuiet = indices.last { self[$0].style == .quiet }
    let escape = indices.first { self[$0].action == .dismiss } ?? indices.first { self[$0].closes }
    let (primaryID, lastQuietID, escapeID) = (
      primary.map { self[$0].id }, lastQuiet.map { self[$0].id }, escape.map { self[$0].id }
    )
    return map { button in
      let isPrimary = button.id == primaryID
      let style: TouchButton.Style = isPrimary ? .primary : button.style == .quiet ? .quiet : .outlined
      return CardButton(
        TouchButton(
          NoticeAction.press(button.id).formValue, style: style, isLast: button.id == lastQuietID,
          isEscape: button.id == escapeID, validates: isPrimary), .text(button.label), opens: button.opens)
    }
  }
}

extension Popup {
  /// Its buttons, and one that closes it when none does.
  var cardButtons: [CardButton] {
    let close = CardButton(TouchButton("dismiss", style: .quiet, isLast: true, isEscape: true), .phrase(.close))
    return buttons.cardButtons + (buttons.contains(where: \.closes) ? [] : [close])
  }
}

extension Banner {
  /// Its buttons, or one that closes it.
  var cardButtons: [CardButton] {
    buttons.isEmpty ? [CardButton(TouchButton("dismiss", style: .quiet), .phrase(.close))] : buttons.cardButtons
  }
}

extension Tooltip {
  /// The one that closes it.
  var cardButtons: [CardButton] {
    [CardButton(TouchButton("dismiss", style: .primary, validates: true), .phrase(.tooltipDone))]
  }
}

extension GuideProgress {
  /// The buttons of a step: what leads on, what leads back, and what ends the tour.
  func cardButtons(of step: Step) -> [CardButton] {
    var buttons: [CardButton] = []
    forEachButton(of: step) { buttons.append($0) }
    return buttons
  }

  /// Hands out the buttons of a step one by one, for a page, which needs no list of them.
  func forEachButton(of step: Step, _ body: (CardButton) -> Void) {
    var isFirst = true
    if step.hasNext {
      let isLast = successor(of: step) == nil
      body(
        CardButton(
          TouchButton("next", style: .primary, validates: true),
          CardButton.Label(step.labels.next, or: isLast ? .done : .guideNext)))
      isFirst = false
    }
    for link in step.links {
      guard let id = link.button else { continue }
      body(
        CardButton(
          TouchButton(GuideAction.press(id).formValue, style: isFirst ? .primary : .outlined),
          CardButton.Label(link.label, or: .guideNext)))
      isFirst = false
    }
    if previous != nil { body(CardButton(TouchButton("back"), CardButton.Label(step.labels.back, or: .guideBack))) }
    if guide.snooze != nil { body(CardButton(TouchButton("snooze", style: .quiet), .phrase(.later))) }
    body(CardButton(TouchButton("skip", style: .quiet, isLast: true, isEscape: true), .phrase(.guideSkip)))
  }
}
