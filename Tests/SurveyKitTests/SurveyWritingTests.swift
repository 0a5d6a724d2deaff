import EventLog
import Foundation
import SurveyKit
import Testing
import TouchContent

struct SurveyWritingTests {
  /// Golden HTML is written with one element a line; the lines are joined as they stand.
  private func golden(_ lines: String) -> String {
    lines.split(separator: "\n").map { $0.drop { $0 == " " } }.joined()
  }

  /// The part of the form that a question makes.
  private func field(_ question: Question, sent: [String] = [], others: [Question] = []) -> String {
    let survey = Survey("setup", title: "初期設定について", questions: [question] + others, thanks: "礼")
    let html = Fixtures.html(survey, values: ["q.\(question.id)": sent])
    let start = html.range(of: "name=\"return\"")?.upperBound ?? html.startIndex
    let begin = html[start...].firstIndex(of: ">").map(html.index(after:)) ?? start
    let end = html.range(of: "<div class=\"tt-row\">")?.lowerBound ?? html.endIndex
    return String(html[begin..<end])
  }

  @Test func aWholeFormIsWhatTheContractSays() {
    let nonce = SurveyProgress(of: Fixtures.nps, in: History(), subject: Fixtures.sato).nonce
    let low = (0...6).map { radio($0, "tt-lo", end: $0 == 0 ? "lo" : nil) }
    let middle = (7...8).map { radio($0, "tt-mid") }
    let high = (9...10).map { radio($0, "tt-hi", end: $0 == 10 ? "hi" : nil) }
    #expect(
      Fixtures.html(Fixtures.nps)
        == golden(
          """
          <section class="tt-survey" aria-labelledby="tt-ql-survey-nps-score">
          <form method="post" action="/touch" data-tt>
          <input type="hidden" name="content" value="survey/nps@1">
          <input type="hidden" name="nonce" value="\(nonce)">
          <input type="hidden" name="return" value="/reports?tab=a">
          <fieldset class="tt-set" id="tt-q-survey-nps-score">
          <legend id="tt-ql-survey-nps-score">ハコブネMAを同僚の方にすすめたいと思われますか。</legend>
          <div class="tt-scale">
          \((low + middle + high).joined(separator: "\n"))
          </div>
          <p class="tt-ends">
          <span id="tt-lo-survey-nps-score">まったく思わない</span>
          <span id="tt-hi-survey-nps-score">強く思う</span>
          </p>
          </fieldset>
          <div class="tt-set tt-if tt-if-lo" id="tt-q-survey-nps-improve">
          <label class="tt-label" id="tt-ql-survey-nps-improve" for="tt-f-survey-nps-improve">改善が必要な点をお聞かせください。 \
          <span class="tt-note">任意</span></label>
          <textarea class="tt-field" id="tt-f-survey-nps-improve" name="q.improve" rows="2" maxlength="20"></textarea>
          </div>
          <div class="tt-set tt-if tt-if-mid tt-if-hi" id="tt-q-survey-nps-praise">
          <label class="tt-label" id="tt-ql-survey-nps-praise" for="tt-f-survey-nps-praise">\
          気に入っていただけた点をお聞かせください。 <span class="tt-note">任意</span></label>
          <textarea class="tt-field" id="tt-f-survey-nps-praise" name="q.praise" rows="2" maxlength="2000"></textarea>
          </div>
          <div class="tt-row">
          <button class="tt-btn tt-btn-1" name="action" value="send">送信</button>
          <button class="tt-btn tt-btn-q tt-x" name="action" value="snooze" formnovalidate>今はしない</button>
          </div>
          </form>
          </section>
          """))
  }

  private func radio(_ number: Int, _ band: String, end: String? = nil) -> String {
    let described = end.map { " aria-describedby=\"tt-\($0)-survey-nps-score\"" } ?? ""
    return "<label class=\"tt-opt\"><input type=\"radio\" name=\"q.score\" value=\"\(number)\" class=\"\(band)\" "
      + "required\(described)><span>\(number)</span></label>"
  }

  static let fields: [(Question, [String], String)] = [
    (
      Question("q", .csat, "満足ですか。", choices: [AnswerChoice("5", "とても満足")]), ["2"],
      """
      <fieldset class="tt-set" id="tt-q-survey-setup-q">
      <legend id="tt-ql-survey-setup-q">満足ですか。</legend>
      <div class="tt-scale tt-5">
      <label class="tt-opt"><input type="radio" name="q.q" value="1"><span>1</span></label>
      <label class="tt-opt"><input type="radio" name="q.q" value="2" checked><span>2</span></label>
      <label class="tt-opt"><input type="radio" name="q.q" value="3"><span>3</span></label>
      <label class="tt-opt"><input type="radio" name="q.q" value="4"><span>4</span></label>
      <label class="tt-opt"><input type="radio" name="q.q" value="5"><span>5</span>\
      <span class="tt-sr">とても満足</span></label>
      </div>
      </fieldset>
      """
    ),
    (
      Question("q", .rating, "?", isRequired: true, high: "高い", min: 0, max: 1), [],
      """
      <fieldset class="tt-set" id="tt-q-survey-setup-q">
      <legend id="tt-ql-survey-setup-q">?</legend>
      <div class="tt-scale tt-5">
      <label class="tt-opt"><input type="radio" name="q.q" value="0" required><span>0</span></label>
      <label class="tt-opt"><input type="radio" name="q.q" value="1" required \
      aria-describedby="tt-hi-survey-setup-q"><span>1</span></label>
      </div>
      <p class="tt-ends"><span></span><span id="tt-hi-survey-setup-q">高い</span></p>
      </fieldset>
      """
    ),
    (
      Question(
        "q", .single, "担当業務", isRequired: true, choices: [AnswerChoice("ads", "広告運用"), AnswerChoice("mail", "メール")]),
      ["mail"],
      """
      <fieldset class="tt-set" id="tt-q-survey-setup-q">
      <legend id="tt-ql-survey-setup-q">担当業務</legend>
      <label class="tt-check"><input type="radio" name="q.q" value="ads" required> 広告運用</label>
      <label class="tt-check"><input type="radio" name="q.q" value="mail" checked required> メール</label>
      </fieldset>
      """
    ),
    (
      Question("q", .multiple, "テーマ", isRequired: true, choices: [AnswerChoice("a", "甲"), AnswerChoice("b", "乙")]),
      ["a", "b"],
      """
      <fieldset class="tt-set" id="tt-q-survey-setup-q">
      <legend id="tt-ql-survey-setup-q">テーマ</legend>
      <label class="tt-check"><input type="checkbox" name="q.q" value="a" checked> 甲</label>
      <label class="tt-check"><input type="checkbox" name="q.q" value="b" checked> 乙</label>
      </fieldset>
      """
    ),
    (
      Question("q", .text, "理由", isRequired: true), ["\n一行目"],
      """
      <div class="tt-set" id="tt-q-survey-setup-q">
      <label class="tt-label" id="tt-ql-survey-setup-q" for="tt-f-survey-setup-q">理由</label>
      <textarea class="tt-field" id="tt-f-survey-setup-q" name="q.q" rows="2" maxlength="2000" required>⏎⏎一行目</textarea>
      </div>
      """
    ),
    (
      Question("q", .number, "何通", min: 0.5, max: 100), ["12"],
      """
      <div class="tt-set" id="tt-q-survey-setup-q">
      <label class="tt-label" id="tt-ql-survey-setup-q" for="tt-f-survey-setup-q">何通</label>
      <input class="tt-field" type="number" id="tt-f-survey-setup-q" name="q.q" min="0.5" max="100" step="any" \
      inputmode="decimal" value="12">
      </div>
      """
    ),
    (
      Question("q", .date, "いつ", isRequired: true, min: "2026-12-01"), [],
      """
      <div class="tt-set" id="tt-q-survey-setup-q">
      <label class="tt-label" id="tt-ql-survey-setup-q" for="tt-f-survey-setup-q">いつ</label>
      <input class="tt-field" type="date" id="tt-f-survey-setup-q" name="q.q" min="2026-12-01" required>
      </div>
      """
    ),
  ]

  @Test(arguments: fields)
  func eachKindHasItsField(_ question: Question, _ sent: [String], _ html: String) {
    #expect(field(question, sent: sent) == golden(html).replacingOccurrences(of: "⏎", with: "\n"))
  }

  @Test func theTitleIsShownWhereSeveralQuestionsAre() {
    let html = Fixtures.html(Fixtures.survey(Question("a", .nps, "甲"), Question("b", .text, "乙")))
    #expect(html.contains("aria-labelledby=\"tt-h-survey-setup\""))
    #expect(html.contains("<h2 class=\"tt-h\" id=\"tt-h-survey-setup\">初期設定について</h2>"))
  }

  @Test func aConditionalQuestionIsNeverRequiredByTheBrowser() {
    let ads = Question("ads", .text, "?", isRequired: true, when: .all([AnswerTerm("q", .equal, "ads")]))
    let html = field(Fixtures.question(.single), others: [ads])
    #expect(!html.contains("required"))
    #expect(html.contains("<div class=\"tt-set tt-if\" id=\"tt-q-survey-setup-ads\">"))
    let free = Question("free", .text, "?", when: .all([AnswerTerm("note", .exists)]))
    #expect(
      field(Question("note", .text, "?"), others: [free]).contains(
        "<div class=\"tt-set\" id=\"tt-q-survey-setup-free\">"))
  }

  @Test func aRefusedFormKeepsWhatWasSentAndShowsTheFaults() throws {
    let values = ["q.score": ["3"], "q.improve": ["「<b>」と\"引用\"、それから二十一文字を超える長い意見"]]
    let progress = SurveyProgress(of: Fixtures.nps, in: History(), subject: Fixtures.sato)
    let refusal = #expect(throws: SurveyRefusal.self) {
      try progress.apply(.send, fields: values, by: Fixtures.sato, id: progress.nonce, at: Fixtures.noon)
    }
    let html = Fixtures.html(Fixtures.nps, errors: try #require(refusal).errors, values: values)
    #expect(html.contains("<p class=\"tt-err\" role=\"alert\">入力内容をご確認ください。</p>"))
    #expect(html.contains("value=\"3\" class=\"tt-lo\" checked required"))
    #expect(
      html.contains(
        "maxlength=\"20\" aria-invalid=\"true\" aria-describedby=\"tt-e-survey-nps-improve\" autofocus>"
          + "「&lt;b&gt;」と&quot;引用&quot;、それから二十一文字を超える長い意見</textarea>"
          + "<p class=\"tt-err\" id=\"tt-e-survey-nps-improve\">20文字以内で入力してください。</p>"))
    #expect(html.components(separatedBy: " autofocus").count == 2)
    #expect(html.contains("value=\"\(progress.nonce)\""))
  }

  @Test func theFirstFaultTakesTheFocus() throws {
    let survey = Fixtures.survey(
      Question("a", .text, "?"), Question("b", .csat, "?", isRequired: true),
      Question("c", .text, "?", isRequired: true))
    let error = #expect(throws: AnswerErrors.self) { try AnswerSheet(survey, fields: [:]) }
    let html = Fixtures.html(survey, errors: try #require(error).errors)
    #expect(
      html.contains("<fieldset class=\"tt-set\" id=\"tt-q-survey-setup-b\" aria-describedby=\"tt-e-survey-setup-b\">"))
    #expect(html.contains("name=\"q.b\" value=\"1\" required autofocus>"))
    #expect(html.contains("<p class=\"tt-err\" id=\"tt-e-survey-setup-b\">数字を一つ選んでください。</p>"))
    #expect(html.contains("<p class=\"tt-err\" id=\"tt-e-survey-setup-c\">入力してください。</p>"))
    #expect(html.components(separatedBy: " autofocus").count == 2)
  }

  @Test func thanksFollowTheScore() throws {
    func thanks(_ score: Int) throws -> String {
      var writer = HTMLWriter()
      let sheet = try AnswerSheet(Fixtures.nps, fields: ["q.score": ["\(score)"]])
      Fixtures.nps.writeThanks(for: sheet, to: &writer, context: Fixtures.context)
      return writer.html.string
    }
    #expect(
      try thanks(9)
        == golden(
          """
          <dialog class="tt-survey tt-thanks" open closedby="closerequest" aria-labelledby="tt-t-survey-nps">
          <form method="dialog">
          <p class="tt-p" id="tt-t-survey-nps" role="status" tabindex="-1" autofocus>佐藤様、高い評価をありがとうございます。</p>
          <div class="tt-row">
          <a class="tt-btn tt-btn-1" href="https://example.com/review" rel="noopener">レビューを書く</a>
          <button class="tt-btn tt-btn-q tt-x">閉じる</button>
          </div></form></dialog>
          """))
    #expect(try thanks(8).contains("autofocus>ご回答ありがとうございました。</p><div class=\"tt-row\"><button"))
  }

  @Test func theFormSpeaksTheReadersLanguage() {
    var writer = HTMLWriter()
    let progress = SurveyProgress(of: Fixtures.nps, in: History(), subject: Fixtures.miller)
    Fixtures.nps.write(progress, isInline: true, to: &writer, context: Fixtures.english)
    let html = writer.html.string
    #expect(html.hasPrefix("<section class=\"tt-survey tt-inline\""))
    #expect(html.contains("Would you recommend Hakobune MA?"))
    #expect(html.contains(">Not now</button>"))
    #expect(!html.contains("任意"))
  }

  static let hostile = [
    "\"><script>alert(1)</script>", "' onmouseover='alert(1)", "</textarea><img src=x onerror=alert(1)>",
    "</legend></fieldset></form>", "<!--", "]]>", "&lt;b&gt;", "{{user.lastName}}<", "\u{202E}<b>", "`${x}`",
  ]

  /// Whatever stands in texts, ids, values and answers: the markup stays that of harmless ones, character for character.
  @Test(arguments: hostile)
  func hostileStringsStayText(_ evil: String) throws {
    #expect(try marks(of: everywhere(evil)) == marks(of: everywhere("x")))
  }

  private func marks(of html: String) -> [Character: Int] {
    html.filter { "<>\"'".contains($0) }.reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }

  private func everywhere(_ text: String) throws -> String {
    let words = LocalizedText(["ja": text])
    let id = ItemID(text)
    let choice = AnswerChoice(id, words)
    let questions = [
      Question("s", .nps, words, isRequired: true, low: words, high: words, choices: [AnswerChoice("3", words)]),
      Question(id, .single, words, choices: [choice, choice]),
      Question("m", .multiple, words, choices: [choice], when: .all([AnswerTerm(id, .equal, .string(text))])),
      Question("t", .text, words), Question("n", .number, words, min: .string(text), max: .string(text)),
      Question("d", .date, words),
    ]
    let survey = Survey(
      ContentID(text), title: words, questions: questions, thanks: words,
      thanksWhen: [ThanksRule(when: AnswerTerm("s", .equal, 3), words, link: ThanksLink(words, to: "/help"))])
    let values = Dictionary(uniqueKeysWithValues: questions.map { ("q.\($0.id)", [text]) })
    let errors = questions.map {
      AnswerError(
        $0.id, .malformed, wanted: text, found: text, phrase: Phrase("x", ["ja": "{{x}}"]), values: ["x": text])
    }
    let context = RenderContext(
      language: LanguagePreference(["ja"], source: "ja"), values: ["user.lastName": text], endpoint: "/" + text,
      page: "/" + text, phrases: ["send": words])
    var writer = HTMLWriter()
    let subject = Subject(user: UserID(text))
    survey.write(
      SurveyProgress(of: survey, in: History(), subject: subject), errors: errors, values: values, to: &writer,
      context: context)
    let sheet = try AnswerSheet(Fixtures.survey(Question("s", .nps, "?")), fields: ["q.s": ["3"]])
    survey.writeThanks(for: sheet, to: &writer, context: context)
    return writer.html.string
  }
}
