import EventLog
import Foundation
import SurveyKit
import Testing

struct SurveyDraftTests {
  private let noon = Fixtures.noon

  @Test func aDraftGoesOnOnAnotherDeviceUnderOneResponse() throws {
    let start = SurveyProgress(of: Fixtures.nps, in: History(), subject: Fixtures.sato)
    var draft = SurveyDraft(
      response: start.nonce, survey: Fixtures.nps.ref, fields: ["q.score": ["3"], "nonce": ["x"], "action": ["send"]],
      at: noon)
    #expect(draft.fields == ["q.score": ["3"]])
    draft.merge(["q.improve": ["請求書"]], at: noon.addingTimeInterval(60))
    // An older page that is sent late does not undo what was entered since.
    draft.merge(["q.score": ["10"]], at: noon)
    let copy = try JSONDecoder().decode(SurveyDraft.self, from: JSONEncoder().encode(draft))
    #expect(copy == draft)
    #expect(try copy.sheet(of: Fixtures.nps).answers == ["score": 3, "improve": "請求書"])

    let sent = try start.apply(
      .send, fields: draft.fields, by: Fixtures.sato, id: draft.response, at: noon.addingTimeInterval(120))
    let after = SurveyProgress(of: Fixtures.nps, in: Fixtures.history(sent), subject: Fixtures.sato)
    #expect(try after.apply(.send, fields: copy.fields, by: Fixtures.sato, id: copy.response, at: noon) == [])
  }

  @Test func aDraftCountsAsTheVersionItWasBegunOn() throws {
    let draft = SurveyDraft(response: "r", survey: Fixtures.nps.ref, fields: ["q.score": ["9"]], at: noon)
    var next = Fixtures.nps
    next.version = 2
    #expect(draft.survey == Fixtures.nps.ref)
    #expect(try draft.sheet(of: Fixtures.nps).survey.version == 1)
    // The caller looks up the draft's own version; another one is refused rather than misread.
    let refusal = #expect(throws: SurveyRefusal.self) { try draft.sheet(of: next) }
    #expect(refusal?.description == "draft \"r\": wanted survey/nps@1, found survey/nps@2")
  }
}
