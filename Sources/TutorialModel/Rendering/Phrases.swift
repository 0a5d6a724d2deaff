import TouchContent

extension Phrase {
  /// Where a step stands in its guide.
  static let guideCount = Phrase(
    "guide.count", ["ja": "ステップ {{number}}／{{count}}", "en": "Step {{number}} of {{count}}"])
  static let guideNext = Phrase("guide.next", ["ja": "次へ", "en": "Next"])
  static let guideBack = Phrase("guide.back", ["ja": "戻る", "en": "Back"])
  static let guideShow = Phrase("guide.show", ["ja": "場所を表示", "en": "Show me where"])
  static let guideSkip = Phrase("guide.skip", ["ja": "ツアーを終了", "en": "End the tour"])
  static let guideEnd = Phrase("guide.end", ["ja": "終了する", "en": "End it"])
  static let guideContinue = Phrase("guide.continue", ["ja": "続きへ", "en": "Continue"])
  static let guideResume = Phrase("guide.resume", ["ja": "ツアーの続き", "en": "Continue the tour"])
  static let guideByClick = Phrase(
    "guide.byClick",
    [
      "ja": "示された場所をクリックすると、次のステップへ自動的に進みます。",
      "en": "Click the highlighted place and the tour goes on by itself.",
    ])
  static let guideByVisit = Phrase(
    "guide.byVisit",
    [
      "ja": "次のページを開くと、次のステップへ自動的に進みます。",
      "en": "Open the next page and the tour goes on by itself.",
    ])
  static let guideByEvent = Phrase(
    "guide.byEvent",
    [
      "ja": "この操作を終えると、次のステップへ自動的に進みます。",
      "en": "Do this and the tour goes on by itself.",
    ])
  static let tooltipHint = Phrase("tooltip.hint", ["ja": "ヒント：{{title}}", "en": "Hint: {{title}}"])
  static let tooltipDone = Phrase("tooltip.done", ["ja": "わかりました", "en": "Got it"])
}
