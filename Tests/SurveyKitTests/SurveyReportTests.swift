import EventLog
import Foundation
import SurveyKit
import Testing
import TouchContent

struct SurveyReportTests {
  private let noon = Fixtures.noon  // Tuesday 2026-12-01, 12:00 in Tokyo
  private let day: TimeInterval = 86_400

  private static func user(_ number: Int) -> Subject {
    Subject(user: UserID("u\(number)"), of: number.isMultiple(of: 2) ? "aoba" : "northwind")
  }

  private func event(
    _ name: EventName, _ user: Int, _ time: Date, content: ContentRef = "survey/nps@1",
    _ properties: [PropertyName: Value] = [:]
  ) -> Event {
    Event(
      id: EventID("\(name)-\(user)-\(time.timeIntervalSince1970)"), name: name, subject: Self.user(user), time: time,
      content: content, properties: properties)
  }

  private func answer(_ user: Int, _ score: Int, _ time: Date, version: Int = 1) -> Event {
    event(
      .answered, user, time, content: ContentRef(.survey, "nps", version: version),
      ["a.score": .integer(score), "score": .integer(score)])
  }

  private func report(_ events: [Event], survey: Survey = Fixtures.nps, asOf: Date? = nil) -> SurveyReport {
    SurveyReport(
      of: survey, messages: ["message/ask"], in: Fixtures.recorded(events),
      asOf: asOf ?? noon.addingTimeInterval(100 * day))
  }

  @Test func theResponseRateCountsAskingsAndNotDisplays() {
    let events = [
      event(.displayed, 1, noon), event(.displayed, 1, noon.addingTimeInterval(day)),
      answer(1, 9, noon.addingTimeInterval(2 * day)),
      event(.displayed, 2, noon),
      // Asked again a quarter later.
      event(.displayed, 1, noon.addingTimeInterval(90 * day)),
      // Answered by mail, never displayed in the product.
      answer(3, 4, noon),
      // Another survey is none of ours.
      event(.displayed, 4, noon, content: "survey/other@1"), event(.displayed, 4, noon, content: "popup/nps@1"),
    ]
    let all = report(events)
    #expect(all.responseRate == Rate(1, of: 3, definition: "survey.response.displayed", asOf: all.asOf))
    #expect(all.responses.count == 2)
    let early = report(events, asOf: noon)
    #expect(early.responseRate == Rate(0, of: 2, definition: "survey.response.displayed", asOf: noon))
    #expect(report([]).responseRate.value == nil)
  }

  @Test func whatAMessageBroughtIsCountedByPeople() {
    let mail: ContentRef = "message/ask@2"
    let all = report([
      event(.delivered, 1, noon, content: mail), event(.delivered, 1, noon.addingTimeInterval(day), content: mail),
      event(.delivered, 2, noon, content: mail), event(.delivered, 3, noon, content: "message/day-1@1"),
      answer(1, 9, noon), answer(3, 9, noon),
    ])
    #expect(all.deliveredRate == Rate(1, of: 2, definition: "survey.response.delivered", asOf: all.asOf))
  }

  @Test func eventsThatComeTwiceOrOutOfOrderChangeNothing() {
    let events = [event(.displayed, 1, noon), answer(1, 9, noon.addingTimeInterval(1)), answer(2, 3, noon)]
    for order in [events, events.reversed(), events + events] {
      #expect(report(order).responseRate == report(events).responseRate)
      #expect(report(order).nps() == NPSScore([9, 3]))
      #expect(report(order).responses.map(\.id) == report(events).responses.map(\.id))
    }
  }

  @Test func weeksBeginOnMondayWhereTheZoneSaysSo() throws {
    let tokyo = try #require(TimeZone(identifier: "Asia/Tokyo"))
    let newYork = try #require(TimeZone(identifier: "America/New_York"))
    // 2026-12-06T14:30Z is Sunday 23:30 in Tokyo; an hour later it is Monday there and still Sunday in New York.
    let sunday = try #require(Timestamp.date(from: "2026-12-06T23:30:00+09:00"))
    let events = [
      answer(1, 9, sunday), answer(2, 3, sunday.addingTimeInterval(3600)),
      event(.displayed, 3, sunday), answer(3, 10, sunday.addingTimeInterval(7200)),
    ]
    let weeks = report(events).weeks(in: tokyo)
    #expect(weeks.map(\.key) == ["2026-11-30", "2026-12-07"])
    #expect(weeks.map { $0.report.nps()?.score } == [100, 0])
    // The asking of user 3 stays in the week it began in, and was answered.
    #expect(weeks.map(\.report.responseRate.numerator) == [1, 0])
    #expect(weeks.map(\.report.responseRate.denominator) == [1, 0])
    #expect(report(events).weeks(in: newYork).map(\.key) == ["2026-11-30"])
  }

  @Test func segmentsAndVersionsAddUpToTheWhole() throws {
    let events =
      (0..<40).map { answer($0, $0 % 11, noon, version: $0 < 10 ? 1 : 2) }
      + (0..<40).map { event(.displayed, $0, noon.addingTimeInterval(-60)) }
    let all = report(events)
    for slices in [all.byVersion, all.segments { $0.account?.rawValue ?? "" }] {
      #expect(slices.count == 2)
      let parts = slices.compactMap { $0.report.nps()?.figure(asOf: all.asOf) }
      let sum = try parts.dropFirst().reduce(parts[0]) { try $0.adding($1) }
      #expect(sum == all.nps()?.figure(asOf: all.asOf))
    }
    #expect(all.byVersion.map(\.key) == ["1", "2"])
    #expect(all.segments { $0.account?.rawValue ?? "" }.map(\.report.responseRate.denominator) == [20, 20])
  }

  @Test func retiredQuestionsStayReadable() throws {
    let old = Survey(
      "nps", title: "旧",
      questions: [
        Question("score", .nps, "旧い質問"),
        Question("topic", .single, "話題", choices: [AnswerChoice("a", "料金"), AnswerChoice("b", "操作")]),
      ], thanks: "礼")
    let events = [
      event(.answered, 1, noon, ["a.score": 9, "a.topic": "a"]),
      event(.answered, 2, noon, ["a.score": 2, "a.topic": "gone", "a.lost": "?"]),
    ]
    var now = Fixtures.nps
    now.version = 2
    let report = SurveyReport(of: now, earlier: [old], in: Fixtures.recorded(events), asOf: noon)
    #expect(report.questions.map(\.id) == ["score", "improve", "praise", "topic", "lost"])
    #expect(report.questions.map(\.isRetired) == [false, false, false, true, true])
    let topic = report.report(of: "topic")
    #expect(topic.question?.text == "話題")
    #expect(topic.options.map(\.id) == ["a", "b", "gone"])
    #expect(topic.options.map(\.label) == ["料金", "操作", nil])
    #expect(topic.options.map(\.chosen.numerator) == [1, 0, 1])
    #expect(report.report(of: "lost").question == nil)
    #expect(report.report(of: "lost").answered.numerator == 1)
    // Version 1 asked neither "improve" nor "praise".
    #expect(report.report(of: "improve").answered.denominator == 0)
  }

  @Test func aQuestionIsMeasuredAgainstThoseWhoWereAskedIt() {
    let events = [
      event(.answered, 1, noon, ["a.score": 3, "a.improve": "請求書", "t.improve": ["invoice"]]),
      event(.answered, 2, noon, ["a.score": 2]),
      event(.answered, 3, noon, ["a.score": 9, "a.praise": "速い"]),
    ]
    let improve = report(events).report(of: "improve")
    #expect((improve.answered.numerator, improve.answered.denominator) == (1, 2))
    #expect(improve.texts.map(\.text) == ["請求書"])
    #expect(improve.texts.map(\.subject) == [Self.user(1)])
    #expect(improve.tags == ["invoice": 1])
    let score = report(events).report(of: "score")
    #expect(score.scores.map(\.definition) == [.nps])
    #expect(score.scores.map(\.numerator) == [-1])
    #expect(score.options.map(\.chosen.numerator) == [0, 0, 1, 1, 0, 0, 0, 0, 0, 1, 0])
    #expect(score.options.allSatisfy { $0.chosen.denominator == 3 })
  }

  @Test func everyKindOfScaleHasItsOwnScores() {
    let survey = Survey(
      "nps", title: "題",
      questions: [
        Question("happy", .csat, "?"), Question("ease", .ces, "?"),
        Question("effort", .ces, "?", min: 1, max: 5, better: .low),
        Question("stars", .rating, "?", min: 1, max: 10), Question("note", .text, "?"),
      ], thanks: "礼")
    let events = [event(.answered, 1, noon, ["a.happy": 5, "a.ease": 6, "a.effort": 1, "a.stars": 8, "a.note": "よい"])]
    let definitions = report(events, survey: survey).questions.map { $0.scores.map(\.definition.rawValue) }
    #expect(
      definitions == [
        ["csat.top2of5", "csat.mean"], ["ces.mean", "ces.top3of7", "ces.net7"],
        ["ces.mean.1-5.low", "ces.top2of5.low", "ces.net5.low"], ["rating.mean.1-10"], [],
      ])
  }

  /// Random logs against counts made the plain way.
  @Test(arguments: 0..<20 as Range<UInt64>)
  func randomLogsAreCountedRight(_ seed: UInt64) {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(bound))
    }
    var events: [Event] = []
    var askings: [Int: Int] = [:]
    var open: Set<Int> = []
    var answered = 0
    var scores: [Int] = []
    for second in 0..<200 {
      let user = next(12)
      let time = noon.addingTimeInterval(Double(second))
      if next(2) == 0 {
        events.append(event(.displayed, user, time))
        if open.insert(user).inserted { askings[user, default: 0] += 1 }
      } else {
        scores.append(next(11))
        events.append(answer(user, scores[scores.count - 1], time))
        if open.remove(user) != nil { answered += 1 }
      }
    }
    let report = report(events)
    #expect(report.responseRate.numerator == answered, "seed \(seed)")
    #expect(report.responseRate.denominator == askings.values.reduce(0, +), "seed \(seed)")
    #expect(report.nps()?.promoters == scores.count { $0 > 8 }, "seed \(seed)")
    #expect(report.nps()?.detractors == scores.count { $0 < 7 }, "seed \(seed)")
  }
}
