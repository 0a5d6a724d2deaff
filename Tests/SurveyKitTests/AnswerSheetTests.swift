import EventLog
import SurveyKit
import Testing
import TouchContent

struct AnswerSheetTests {
  @Test(arguments: ["11", "-1", "7.5", "9 ", "", "９", " 9", "+9", "09", "9.0", "1e1", "nine", "0x9", "-0", "٩"])
  func npsTakesNothingButAWholeNumberFrom0To10(_ text: String) throws {
    let survey = Fixtures.survey(Fixtures.question(.nps))
    let error = #expect(throws: AnswerErrors.self) { try AnswerSheet(survey, fields: ["q.q": [text]]) }
    #expect(
      error?.description == "question \"q\": wanted a whole number from 0 to 10, found \(text.debugDescription)")
  }

  @Test(arguments: 0...10)
  func npsTakesEachOfItsNumbers(_ number: Int) throws {
    let sheet = try AnswerSheet(Fixtures.survey(Fixtures.question(.nps)), fields: ["q.q": ["\(number)"]])
    #expect(sheet["q"] == .integer(number))
    #expect(sheet.survey == "survey/setup@1")
  }

  struct Refused: Sendable {
    var question: Question
    var sent: [String]
    var code: AnswerError.Code
    var message: String

    init(_ question: Question, _ sent: [String], _ code: AnswerError.Code, _ message: String) {
      self.question = question
      self.sent = sent
      self.code = code
      self.message = message
    }
  }

  static let refused: [Refused] = [
    Refused(Fixtures.question(.csat), ["6"], .outOfRange, "wanted a whole number from 1 to 5, found \"6\""),
    Refused(Fixtures.question(.csat), ["0"], .outOfRange, "wanted a whole number from 1 to 5, found \"0\""),
    Refused(Fixtures.question(.ces), ["8"], .outOfRange, "wanted a whole number from 1 to 7, found \"8\""),
    Refused(
      Question("q", .ces, "?", min: 1, max: 5), ["6"], .outOfRange, "wanted a whole number from 1 to 5, found \"6\""),
    Refused(
      Question("q", .rating, "?", min: 0, max: 10), ["11"], .outOfRange,
      "wanted a whole number from 0 to 10, found \"11\""),
    Refused(
      Fixtures.question(.nps), ["9", "9"], .several, "wanted a whole number from 0 to 10, found 2 answers"),
    Refused(Fixtures.question(.single), ["sales"], .unknownChoice, "wanted one of \"ads\", \"mail\", found \"sales\""),
    Refused(Fixtures.question(.single), ["Ads"], .unknownChoice, "wanted one of \"ads\", \"mail\", found \"Ads\""),
    Refused(Fixtures.question(.single), [""], .unknownChoice, "wanted one of \"ads\", \"mail\", found \"\""),
    Refused(
      Fixtures.question(.multiple), ["mail", "x\u{0}"], .unknownChoice,
      "wanted any of \"mail\", \"forms\", \"report\", found \"x\\0\""),
    Refused(
      Question("q", .text, "?", maxLength: 5), ["二行目\r\n。😀"], .tooLong,
      "wanted a text of at most 5 characters, found 7 characters"),
    Refused(
      Fixtures.question(.text), ["a\u{1B}[31m"], .malformed,
      "wanted a text of at most 2000 characters, found control characters"),
    Refused(Fixtures.question(.number), ["1e3"], .malformed, "wanted a number such as 12 or 7.5, found \"1e3\""),
    Refused(Fixtures.question(.number), [".5"], .malformed, "wanted a number such as 12 or 7.5, found \".5\""),
    Refused(Fixtures.question(.number), ["１２"], .malformed, "wanted a number such as 12 or 7.5, found \"１２\""),
    Refused(Fixtures.question(.number), ["inf"], .malformed, "wanted a number such as 12 or 7.5, found \"inf\""),
    Refused(Fixtures.question(.number), [" 3"], .malformed, "wanted a number such as 12 or 7.5, found \" 3\""),
    Refused(
      Question("q", .number, "?", min: 0, max: 100), ["100.5"], .outOfRange,
      "wanted a number such as 12 or 7.5 from 0 to 100, found \"100.5\""),
    Refused(
      Fixtures.question(.date), ["2026-02-29"], .malformed, "wanted a date such as 2026-12-01, found \"2026-02-29\""),
    Refused(
      Fixtures.question(.date), ["2026/12/01"], .malformed, "wanted a date such as 2026-12-01, found \"2026/12/01\""),
    Refused(
      Question("q", .date, "?", min: "2026-12-01"), ["2026-11-30"], .outOfRange,
      "wanted a date such as 2026-12-01 from 2026-12-01 on, found \"2026-11-30\""),
    Refused(
      Question("q", .text, "?", isRequired: true), ["　\r\n "], .missing,
      "wanted a text of at most 2000 characters, found none"),
    Refused(
      Question("q", .nps, "?", isRequired: true), [], .missing, "wanted a whole number from 0 to 10, found none"),
    Refused(
      Question("q", .date, "?", isRequired: true), [""], .missing, "wanted a date such as 2026-12-01, found none"),
    Refused(
      Question(
        "q", .multiple, "?", choices: [AnswerChoice("a", "A"), AnswerChoice("b", "B"), AnswerChoice("c", "C")], min: 1,
        max: 2),
      ["a", "b", "c"], .outOfRange, "wanted 1 to 2 of \"a\", \"b\", \"c\", found 3 choices"),
  ]

  @Test(arguments: refused)
  func anAnswerThatDoesNotFitIsRefusedByName(_ row: Refused) throws {
    let error = #expect(throws: AnswerErrors.self) {
      try AnswerSheet(Fixtures.survey(row.question), fields: row.sent.isEmpty ? [:] : ["q.q": row.sent])
    }
    #expect(error?.errors.map(\.code) == [row.code])
    #expect(error?.errors.first?.message == "question \"q\": \(row.message)")
  }

  static let taken: [(Question, [String], Value?)] = [
    (Fixtures.question(.csat), ["5"], 5),
    (Fixtures.question(.ces), ["7"], 7),
    (Question("q", .rating, "?", min: -2, max: 2), ["-1"], -1),
    (Fixtures.question(.single), ["mail"], "mail"),
    (Fixtures.question(.multiple), ["report", "mail", "report"], ["mail", "report"]),
    (Fixtures.question(.multiple), [], nil),
    (Fixtures.question(.text), ["一行目\r\n二行目\r三行目"], "一行目\n二行目\n三行目"),
    (Fixtures.question(.text), [" \n"], nil),
    (Fixtures.question(.text), ["{{user.lastName}} <b>"], "{{user.lastName}} <b>"),
    (Question("q", .text, "?", maxLength: 6), ["二行目\r\n😀"], "二行目\n😀"),
    (Fixtures.question(.number), ["-12"], -12),
    (Fixtures.question(.number), ["7.50"], 7.5),
    (Fixtures.question(.number), [""], nil),
    (Fixtures.question(.date), ["2028-02-29"], "2028-02-29"),
    (Fixtures.question(.date), [""], nil),
  ]

  @Test(arguments: taken)
  func anAnswerThatFitsIsKept(_ question: Question, _ sent: [String], _ answer: Value?) throws {
    let sheet = try AnswerSheet(Fixtures.survey(question), fields: ["q.q": sent, "content": ["x"], "nonce": ["y"]])
    #expect(sheet["q"] == answer)
    #expect(sheet.answers.count == (answer == nil ? 0 : 1))
  }

  @Test func answersToHiddenQuestionsAreLeftOutRightOrWrong() throws {
    let long = String(repeating: "長", count: 21)
    let sheet = try AnswerSheet(
      Fixtures.nps, fields: ["q.score": ["9"], "q.improve": [long], "q.praise": ["サポートが早い"]])
    #expect(sheet.answers == ["score": 9, "praise": "サポートが早い"])
    let back = try AnswerSheet(
      Fixtures.nps, fields: ["q.score": ["3"], "q.improve": ["請求書"], "q.praise": ["サポートが早い"]])
    #expect(back.answers == ["score": 3, "improve": "請求書"])
  }

  @Test func everyFaultIsReportedOnceInTheOrderOfTheSurvey() {
    let error = #expect(throws: AnswerErrors.self) {
      try AnswerSheet(
        Fixtures.survey(
          Question("a", .nps, "?", isRequired: true), Question("b", .csat, "?"), Question("c", .text, "?")),
        fields: ["q.b": ["9"], "q.z": ["1"], "q.c": ["よい"]])
    }
    #expect(
      error?.description == """
        question "a": wanted a whole number from 0 to 10, found none; \
        question "b": wanted a whole number from 1 to 5, found "9"; \
        question "z": wanted a question of survey "setup" in version 1, found none of that id
        """)
  }

  @Test func longAnswersAreShortenedInMessages() {
    let error = #expect(throws: AnswerErrors.self) {
      try AnswerSheet(
        Fixtures.survey(Fixtures.question(.nps)), fields: ["q.q": [String(repeating: "9", count: 5000)]])
    }
    #expect((error?.description.count ?? 0) < 120)
  }

  @Test func theFirstFittingThanksAreSaid() throws {
    let promoter = try AnswerSheet(Fixtures.nps, fields: ["q.score": ["9"]])
    let passive = try AnswerSheet(Fixtures.nps, fields: ["q.score": ["8"]])
    #expect(Fixtures.nps.thanks(for: promoter) == Fixtures.nps.thanksWhen[0])
    #expect(Fixtures.nps.thanks(for: passive) == nil)
  }
}
