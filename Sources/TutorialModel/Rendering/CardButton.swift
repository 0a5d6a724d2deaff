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
    let primary = first { $0.style == .primary } ?? first { $0.style == nil }
    let lastQuiet = last { $0.style == .quiet }
    let escape = first { $0.action == .dismiss } ?? first { $0.closes }
    return map { button in
      let isPrimary = button.id == primary?.id
      let style: TouchButton.Style = isPrimary ? .primary : button.style == .quiet ? .quiet : .outlined
      return CardButton(
        TouchButton(
          NoticeAction.press(button.id).formValue, style: style, isLast: button.id == lastQuiet?.id,
          isEscape: button.id == escape?.id, validates: isPrimary), .text(button.label), opens: button.opens)
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
    buttons.reserveCapacity(step.links.count + 4)
    if step.hasNext {
      let isLast = successor(of: step) == nil
      buttons.append(
        CardButton(
          TouchButton("next", style: .primary, validates: true),
          CardButton.Label(step.labels.next, or: isLast ? .done : .guideNext)))
    }
    for link in step.links {
      guard let id = link.button else { continue }
      buttons.append(
        CardButton(
          TouchButton(GuideAction.press(id).formValue, style: buttons.isEmpty ? .primary : .outlined),
          CardButton.Label(link.label, or: .guideNext)))
    }
    if previous != nil {
      buttons.append(CardButton(TouchButton("back"), CardButton.Label(step.labels.back, or: .guideBack)))
    }
    if guide.snooze != nil { buttons.append(CardButton(TouchButton("snooze", style: .quiet), .phrase(.later))) }
    buttons.append(
      CardButton(TouchButton("skip", style: .quiet, isLast: true, isEscape: true), .phrase(.guideSkip)))
    return buttons
  }
}
