import EventLog
import SurveyKit
import Testing
import TouchContent

struct AnchorRuleTests {
  private func rules(_ questions: Question...) -> [AnchorRule] {
    Survey("nps", title: "?", questions: questions, thanks: "?").anchorRules
  }

  private let role = Question(
    "role", .single, "?", isRequired: true,
    choices: [AnswerChoice("ads", "?"), AnswerChoice("mail", "?"), AnswerChoice("web", "?")])

  private func why(_ condition: AnswerCondition) -> Question { Question("why", .text, "?", when: condition) }

  private func one(_ answers: [[String]]) -> [AnchorRule] { [.question(id: "tt-q-survey-nps-why", answers: answers)] }

  @Test func wholeBandsNeedNoRule() {
    #expect(Fixtures.nps.anchorRules.isEmpty)
  }

  @Test func anyIsOneRuleEachAndAllIsOneRuleOfSeveralGuards() {
    let mail = AnswerTerm("role", .equal, "mail")
    let score = Question("ease", .ces, "?")
    #expect(
      rules(role, score, why(.any([mail, AnswerTerm("ease", .atMost, 2)])))
        == one([["[name=\"q.role\"][value=\"mail\"]"]])
        + one([["[name=\"q.ease\"][value=\"1\"]", "[name=\"q.ease\"][value=\"2\"]"]]))
    #expect(
      rules(role, score, why(.all([mail, AnswerTerm("ease", .atMost, 2)])))
        == one([
          ["[name=\"q.role\"][value=\"mail\"]"], ["[name=\"q.ease\"][value=\"1\"]", "[name=\"q.ease\"][value=\"2\"]"],
        ]))
  }

  @Test func partsOfABandNeedARule() {
    let score = Question("score", .nps, "?")
    #expect(
      rules(score, why(.all([AnswerTerm("score", .atMost, 1)])))
        == one([["[name=\"q.score\"][value=\"0\"]", "[name=\"q.score\"][value=\"1\"]"]]))
  }

  @Test func aQuestionBelowAnotherFollowsBoth() {
    let ease = Question("ease", .ces, "?", when: .all([AnswerTerm("role", .equal, "ads")]))
    let rules = rules(role, ease, why(.all([AnswerTerm("ease", .equal, 1)])))
    #expect(rules.last == one([["[name=\"q.role\"][value=\"ads\"]"], ["[name=\"q.ease\"][value=\"1\"]"]]).first)
  }

  @Test func whatAStyleSheetCannotSeeIsShownAlways() {
    let free = Question("free", .text, "?")
    #expect(rules(free, why(.all([AnswerTerm("free", .exists)]))).isEmpty)
    let open = Question("role", .single, "?", choices: role.choices)
    #expect(rules(open, why(.all([AnswerTerm("role", .notEqual, "ads")]))).isEmpty)
    #expect(
      rules(role, why(.all([AnswerTerm("role", .notEqual, "ads")])))
        == one([["[name=\"q.role\"][value=\"mail\"]", "[name=\"q.role\"][value=\"web\"]"]]))
  }

  @Test(.timeLimit(.minutes(1)))
  func deepChainsOfAlternativesAreReadInNoTime() {
    let choices = [AnswerChoice("a", "?"), AnswerChoice("b", "?")]
    let questions = (0..<100).map { index in
      Question(
        ItemID("q\(index)"), .single, "?", choices: choices,
        when: index == 0
          ? nil
          : .any([AnswerTerm(ItemID("q\(index - 1)"), .equal, "a"), AnswerTerm(ItemID("q\(index - 1)"), .equal, "b")]))
    }
    let rules = Survey("nps", title: "?", questions: questions, thanks: "?").anchorRules
    // Two alternatives for the second question, four for the third, sixteen for the fifth; the sixth would have too many
    // and is shown always, so that the seventh begins with two again.
    #expect(rules.count >= 2 + 4 + 8 + 16)
    #expect(rules.count <= 16 * 100)
  }

  @Test func numbersBelowZeroHaveTheirRule() {
    let mood = Question("mood", .rating, "?", min: -2, max: 2)
    #expect(
      rules(mood, why(.all([AnswerTerm("mood", .less, -1)]))) == one([["[name=\"q.mood\"][value=\"-2\"]"]]))
  }

  @Test func idsThatAreNotPlainNeverReachTheStyleSheet() {
    let evil = Question(
      "x\"]{}body{display:none}", .single, "?", isRequired: true,
      choices: [AnswerChoice("a", "?"), AnswerChoice("b\"]", "?")])
    #expect(rules(evil, why(.all([AnswerTerm(evil.id, .equal, "a")]))).isEmpty)
    #expect(rules(role, Question("a{}", .text, "?", when: .all([AnswerTerm("role", .equal, "ads")]))).isEmpty)
  }

  @Test func theGeneratedSheetIsWhatTheContractSays() {
    let sheet = AnchorSheet(rules(role, why(.all([AnswerTerm("role", .notEqual, "web")])))).styleSheet
    #expect(
      sheet.contains(
        ".tt-survey:has(:is([name=\"q.role\"][value=\"ads\"],[name=\"q.role\"][value=\"mail\"]):checked) "
          + "#tt-q-survey-nps-why{display:block}"), "\(sheet)")
  }
}
