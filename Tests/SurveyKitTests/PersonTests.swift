import EventLog
import Foundation
import SurveyKit
import Testing
import TouchContent

/// One person's answers under several ids.
struct PersonTests {
  private let noon = Timestamp.date(from: "2026-04-01T12:00:00+09:00") ?? .distantPast
  private let survey = Survey(
    "nps", title: "アンケート", questions: [Question("score", .nps, "薦める可能性はどのくらいですか。")], thanks: "ありがとうございました。")
  private let visitor = Subject(user: "cookie-1")
  private let sato = Subject(user: "sato", of: "aoba")

  private func answer(_ subject: Subject, _ score: Int, _ day: Double, id: EventID? = nil) -> Event {
    Event(
      id: id ?? EventID("r-\(subject)"), name: .answered, subject: subject, time: noon.addingTimeInterval(day * 86_400),
      content: "survey/nps@1",
      properties: [.answer(to: "score"): .integer(score), .score: .integer(score)])
  }

  private func report(_ events: [Event]) -> SurveyReport {
    var versions: [Subject: Int] = [:]
    let log = events.enumerated().map { index, event in
      versions[event.subject, default: 0] += 1
      return RecordedEvent(
        event: event, version: versions[event.subject] ?? 0, position: Position(Int64(index + 1)),
        recordedAt: event.time)
    }
    return SurveyReport(of: survey, in: log, asOf: noon.addingTimeInterval(400 * 86_400))
  }

  private func link(_ day: Double) -> [Event] {
    let (link, time) = (IdentityLink(visitor, is: sato), noon.addingTimeInterval(day * 86_400))
    return [link.closing(at: time), link.opening(at: time)]
  }

  @Test func onePersonsAnswerUnderTwoIdsCountsOnce() {
    let answers = [answer(visitor, 9, 0), answer(sato, 3, 1)]
    #expect(report(answers).nps() == NPSScore([9, 3]))
    #expect(report(answers + link(2)).nps() == NPSScore([3]))
    #expect(report(answers.reversed() + link(2)).nps() == NPSScore([3]))
    #expect(report([answer(sato, 3, 0), answer(visitor, 9, 1)] + link(2)).nps() == NPSScore([9]))
  }

  @Test func whatIsAskedAgainOnPurposeCountsAgain() {
    let events = [answer(visitor, 9, 0)] + link(1) + [answer(sato, 3, 91, id: "r2"), answer(sato, 10, 182, id: "r3")]
    #expect(report(events).nps() == NPSScore([9, 3, 10]))
  }

  @Test func oneResponseSentUnderBothIdsIsOne() {
    let events = [answer(visitor, 9, 0, id: "r"), answer(sato, 9, 0, id: "r")] + link(1)
    #expect(report(events).responses.count == 1)
    #expect(report(events).nps() == NPSScore([9]))
  }

  @Test func anAskingAnsweredUnderTheOtherIdIsAnswered() {
    let shown = Event(id: "d", name: .displayed, subject: visitor, time: noon, content: "survey/nps@1")
    let all = report([shown] + link(1) + [answer(sato, 9, 2)])
    #expect((all.responseRate.numerator, all.responseRate.denominator) == (1, 1))
  }

  @Test func anAnswerDatedMoreThanADayAheadIsCountedApart() {
    let event = answer(sato, 0, 3)
    let recorded = RecordedEvent(event: event, version: 1, position: Position(1), recordedAt: noon)
    let report = SurveyReport(of: survey, in: [recorded], asOf: noon.addingTimeInterval(400 * 86_400))
    #expect(report.quarantined == 1)
    #expect(report.nps() == NPSScore([]))
  }
}
