import EventLog
import Foundation
import SurveyKit
import Testing
import TouchContent

struct SurveyProgressTests {
  private let survey = Fixtures.nps
  private let sato = Fixtures.sato
  private let noon = Fixtures.noon

  private func progress(_ events: [Event], of survey: Survey = Fixtures.nps) -> SurveyProgress {
    SurveyProgress(of: survey, in: Fixtures.history(events), subject: sato)
  }

  @Test func sendingGivesOneEventWithEveryAnswerAndTheScore() throws {
    let start = progress([])
    #expect(start.state == .open)
    let fields = ["q.score": ["3"], "q.improve": ["請求書の送付"], "q.praise": ["隠れた答え"]]
    let events = try start.apply(.send, fields: fields, by: sato, id: start.nonce, at: noon)
    #expect(
      events == [
        Event(
          id: start.nonce, name: .answered, subject: sato, time: noon, content: "survey/nps@1",
          properties: ["a.score": 3, "a.improve": "請求書の送付", "score": 3])
      ])
    let after = progress(events)
    #expect(after.state == .answered(at: noon))
    #expect(after.isAnswered)
    #expect(after.revision == 1)
    #expect(after.nonce != start.nonce)
    #expect(after.lastResponse?.sheet.answers == ["score": 3, "improve": "請求書の送付"])
    #expect(after.lastResponse?.score == 3)
  }

  @Test func sendingTwiceStoresOne() throws {
    let start = progress([])
    let first = try start.apply(.send, fields: ["q.score": ["9"]], by: sato, id: start.nonce, at: noon)
    let later = noon.addingTimeInterval(60)
    // The second click was made before the first was known, so both make the same id; after it, nothing is left to do.
    let twin = try start.apply(.send, fields: ["q.score": ["9"]], by: sato, id: start.nonce, at: noon)
    #expect(first == twin)
    #expect(try progress(first).apply(.send, fields: ["q.score": ["2"]], by: sato, id: start.nonce, at: later) == [])
  }

  @Test func answersSentAfterLaterOrNeverInAnotherTabAreStored() throws {
    for action in [SurveyAction.snooze, .dismiss] {
      let start = progress([])
      let putOff = try start.apply(action, by: sato, id: start.nonce, at: noon)
      let after = progress(putOff)
      #expect(after.nonce == start.nonce)
      let sent = try after.apply(.send, fields: ["q.score": ["9"]], by: sato, id: start.nonce, at: noon)
      #expect(sent.map(\.id) == [start.nonce])
      #expect(Set((putOff + sent).map(\.id)).count == 2)
    }
  }

  @Test func laterPutsOffForTheDaysOfTheSurvey() throws {
    var survey = survey
    survey.snoozeDays = 3
    let start = progress([], of: survey)
    let events = try start.apply(.snooze, by: sato, id: start.nonce, at: noon)
    let until = noon.addingTimeInterval(3 * 86_400)
    #expect(events.map(\.name) == [.snoozed])
    #expect(events.first?.properties == [.until: .date(until)])
    #expect(progress(events, of: survey).state == .snoozed(until: until))
    // A second click does nothing; after the time is over, "later" is meant anew.
    #expect(try progress(events, of: survey).apply(.snooze, by: sato, id: start.nonce, at: noon) == [])
    let again = try progress(events, of: survey).apply(.snooze, by: sato, id: start.nonce, at: until)
    #expect(again.count == 1)
    #expect(again.first?.id != events.first?.id)
  }

  @Test func nobodyAnswersForSomebodyElse() {
    let refusal = #expect(throws: SurveyRefusal.self) {
      try progress([]).apply(.send, fields: ["q.score": ["9"]], by: Fixtures.suzuki, id: "x", at: noon)
    }
    #expect(refusal?.refusal.code == .notAllowed)
    #expect(
      refusal?.description
        == "survey \"nps\": wanted an action of \"sato\" of \"aoba\", found one of \"suzuki\" of \"aoba\"")
  }

  @Test func aRefusedFormNamesEveryFault() {
    let refusal = #expect(throws: SurveyRefusal.self) {
      try progress([]).apply(
        .send, fields: ["q.score": ["3"], "q.improve": [String(repeating: "長", count: 21)], "q.x": [""]], by: sato,
        id: "x", at: noon)
    }
    #expect(refusal?.refusal.code == .invalidAnswer)
    #expect(refusal?.refusal.item == "improve")
    #expect(refusal?.errors.map(\.question) == ["improve", "x"])
    #expect(
      refusal?.description == """
        survey "nps" refused: question "improve": wanted a text of at most 20 characters, found 21 characters; \
        question "x": wanted a question of survey "nps" in version 1, found none of that id
        """)
  }

  @Test func oneUsersEventsAreNotAnothers() throws {
    let other = SurveyProgress(of: survey, in: History(), subject: Fixtures.suzuki)
    let events = try other.apply(.send, fields: ["q.score": ["9"]], by: Fixtures.suzuki, id: other.nonce, at: noon)
    #expect(!progress(events).isAnswered)
    #expect(other.nonce != progress([]).nonce)
  }

  @Test func answeredInOneVersionIsAnsweredInAll() throws {
    let start = progress([])
    let events = try start.apply(.send, fields: ["q.score": ["9"]], by: sato, id: start.nonce, at: noon)
    var next = survey
    next.version = 2
    let after = progress(events, of: next)
    #expect(after.isAnswered)
    #expect(after.lastResponse?.sheet.survey == "survey/nps@1")
  }

  @Test func theScoreIsThatOfTheFirstScoreQuestionOnly() throws {
    let survey = Fixtures.survey(
      Question("stars", .rating, "?"), Question("ease", .ces, "?"), Question("happy", .csat, "?"))
    let start = SurveyProgress(of: survey, in: History(), subject: sato)
    let fields = ["q.stars": ["5"], "q.ease": ["6"], "q.happy": ["1"]]
    let events = try start.apply(.send, fields: fields, by: sato, id: start.nonce, at: noon)
    #expect(events.first?.properties[.score] == 6)
    let without = try start.apply(.send, fields: ["q.happy": ["1"]], by: sato, id: start.nonce, at: noon)
    #expect(without.first?.properties[.score] == nil)
  }

  @Test func aFallBetweenTwoResponsesShows() throws {
    var log: [Event] = []
    var changes: [Int?] = []
    for (day, score) in [9, 9, 4, 10].enumerated() {
      let now = progress(log)
      log += try now.apply(
        .send, fields: ["q.score": ["\(score)"]], by: sato, id: now.nonce,
        at: noon.addingTimeInterval(Double(day) * 86_400))
      changes.append(progress(log).scoreChange)
    }
    #expect(changes == [nil, 0, -5, 6])
  }

  @Test func freeTextCarriesItsTags() throws {
    let tagger = KeywordTagger(["invoice": ["請求書", "Invoice"], "bug": ["エラー"], "none": [""]])
    let start = progress([])
    let events = try start.apply(
      .send, fields: ["q.score": ["2"], "q.improve": ["invoiceの再送でエラー"]], by: sato, id: start.nonce, at: noon,
      tagger: tagger)
    #expect(events.first?.properties["t.improve"] == ["bug", "invoice"])
    #expect(progress(events).lastResponse?.tags == ["improve": ["bug", "invoice"]])
  }

  @Test(arguments: ["send", "snooze", "dismiss"])
  func actionsAreReadFromTheirFormValues(_ value: String) {
    #expect(SurveyAction(formValue: value)?.rawValue == value)
    #expect(SurveyAction(formValue: value + " ") == nil)
  }

  /// Every sequence of four actions: the log holds what was meant once, whatever was clicked before.
  @Test func everySequenceOfActionsStoresEachResponseOnce() throws {
    let steps: [(SurveyAction, isRepeat: Bool)] = [
      (.send, false), (.send, true), (.snooze, false), (.dismiss, false),
    ]
    for number in 0..<256 {
      var log: [Event] = []
      var lastNonce = progress([]).nonce
      var responses = 0
      for place in 0..<4 {
        let (action, isRepeat) = steps[number >> (2 * place) & 3]
        let now = progress(log)
        let id = isRepeat ? lastNonce : now.nonce
        let fields = action == .send ? ["q.score": ["\(place)"]] : [:]
        let isNew = action == .send && !log.contains { $0.id == id && $0.name == .answered }
        let events = try now.apply(action, fields: fields, by: sato, id: id, at: noon.addingTimeInterval(Double(place)))
        if isNew { responses += 1 }
        #expect(events.count <= 1)
        log += events
        lastNonce = id
      }
      #expect(progress(log).responses.count == responses, "sequence \(number)")
      #expect(Set(log.map(\.id)).count == log.count, "sequence \(number)")
      #expect(progress(log).revision == responses)
    }
  }
}
