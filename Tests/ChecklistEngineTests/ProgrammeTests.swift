import ChecklistEngine
import EventLog
import Foundation
import Testing
import TouchContent

struct ProgrammeTests {
  static let startup = Programme(
    id: "startup", title: ["ja": "スタートアッププログラム", "en": "Start-up programme"],
    steps: [
      Programme.Step(
        id: "orientation", kind: .seminar, title: ["ja": "導入勉強会", "en": "Introduction"],
        body: ["ja": "全体像を**30分**で説明します。", "en": "An overview in **30 minutes**."], roles: [.executive, .owner],
        url: "https://example.com/seminar", due: .businessDays(5)),
      Programme.Step(
        id: "sheet", kind: .task, title: ["ja": "ヒアリングシート記入", "en": "Fill in the questionnaire"], roles: [.operator],
        due: .businessDays(3, before: "kickoff.planned")),
      Programme.Step(
        id: "kickoff", kind: .meeting, title: ["ja": "キックオフ", "en": "Kick-off"], due: .days(14), after: ["sheet"]),
    ])

  static func progress(_ log: Log, _ programme: Programme = startup) -> ProgrammeProgress {
    ProgrammeProgress(of: programme, in: log.history, subject: .sato, calendar: BusinessCalendarTests.japan)
  }

  /// Started on Friday 2026-11-20 at 23:00 in Tokyo.
  static func started() -> Log {
    var log = Log()
    log.add(.started, .aoba, content: startup.ref, at: Timestamp.date(from: "2026-11-20T23:00+09:00"))
    return log
  }

  @Test func dueDatesAreCountedInTheCompanysDays() {
    var log = Self.started()
    let progress = Self.progress(log)
    #expect(progress["orientation"]?.due == "2026-11-27")
    #expect(progress["orientation"]?.dueBefore == Timestamp.date(from: "2026-11-28T00:00+09:00"))
    #expect(progress["kickoff"]?.due == "2026-12-04")
    #expect(progress["sheet"]?.due == nil)
    log.add(
      "kickoff.planned", .aoba, [.due: .date(Timestamp.date(from: "2027-01-05T10:00+09:00") ?? .distantPast)])
    // Tuesday; back over Monday and the turn of the year.
    #expect(Self.progress(log)["sheet"]?.due == "2026-12-25")
    log.add(
      "kickoff.planned", .aoba, [.due: .date(Timestamp.date(from: "2026-12-10T10:00+09:00") ?? .distantPast)])
    #expect(Self.progress(log)["sheet"]?.due == "2026-12-07")
  }

  @Test func theSameInstantIsAnotherDayElsewhere() {
    let newYork = BusinessCalendar(timeZone: BusinessCalendarTests.zone("America/New_York"))
    let progress = ProgrammeProgress(
      of: Self.startup, in: Self.started().history, subject: .sato, calendar: newYork)
    #expect(progress["kickoff"]?.dueBefore == Timestamp.date(from: "2026-12-05T00:00-05:00"))
  }

  @Test func aStepIsOverdueOnceItsDayHasPassed() throws {
    var log = Self.started()
    let end = try #require(Timestamp.date(from: "2026-11-28T00:00+09:00"))
    let step = try #require(Self.progress(log)["orientation"])
    #expect(!step.isOverdue(at: end.addingTimeInterval(-1)))
    #expect(step.isOverdue(at: end))
    log.add(.ticked, .sato, content: Self.startup.ref, item: "orientation", at: end.addingTimeInterval(-1))
    #expect(Self.progress(log)["orientation"]?.isOverdue(at: end.addingTimeInterval(86_400)) == false)
  }

  @Test func stepsFollowOneAnotherAndEndTheProgramme() throws {
    var log = Self.started()
    #expect(
      throws: Refusal(
        .outOfOrder, "step \"kickoff\" of programme \"startup\" cannot be ticked yet: step \"sheet\" comes first",
        item: "kickoff")
    ) { try Self.progress(log).apply(.tick, to: "kickoff", by: .sato, id: "x", at: log.now) }
    for step: ItemID in ["sheet", "kickoff", "orientation"] {
      #expect(Self.progress(log).facts(at: log.now).isEmpty)
      let progress = Self.progress(log)
      log.append(
        try progress.apply(
          .tick, to: step, by: .suzuki, id: progress.nonce(for: step, subject: .suzuki), at: log.now))
    }
    let facts = Self.progress(log).facts(at: log.now)
    #expect(facts.map(\.id) == ["programme/startup/completed"])
    #expect(facts.map(\.subject) == [.aoba])
    log.append(facts)
    #expect(Self.progress(log).facts(at: log.now).isEmpty)
    #expect(Self.progress(log).percent == 100)
    var longer = Self.startup
    longer.version = 2
    longer.steps.append(Programme.Step(id: "more", kind: .video, title: "活用動画"))
    #expect(Self.progress(log, longer).isComplete)
    #expect(Self.progress(log, longer).percent == 75)
  }

  @Test func refusalsNameWhatIsWrong() {
    let progress = Self.progress(Self.started())
    let refusals: [(ChecklistAction, ItemID?, Subject, String)] = [
      (.verify, "sheet", .sato, "programme \"startup\" knows no action \"verify\""),
      (.tick, nil, .sato, "the action \"tick\" of programme \"startup\" needs a step, found none"),
      (.tick, "z", .sato, "programme \"startup\" has no step \"z\""),
      (
        .tick, "sheet", .miller,
        "programme \"startup\" of account \"aoba\" cannot be changed by \"miller\" of \"northwind\""
      ),
      (
        .untick, "sheet", .sato,
        "step \"sheet\" of programme \"startup\" is not ticked, so there is no tick to take back"
      ),
    ]
    for (action, step, actor, message) in refusals {
      do throws(Refusal) {
        _ = try progress.apply(action, to: step, by: actor, id: "x", at: .distantPast)
        Issue.record("\(action) was accepted")
      } catch {
        #expect(error.message == message)
      }
    }
  }

  @Test func readsAndWritesJSON() throws {
    let text = """
      {"format": 1, "kind": "programme", "id": "startup", "version": 1,
       "title": {"ja": "スタートアッププログラム", "en": "Start-up programme"}, "steps": [
        {"id": "orientation", "kind": "seminar", "title": {"ja": "導入勉強会", "en": "Introduction"},
         "body": {"ja": "全体像を**30分**で説明します。", "en": "An overview in **30 minutes**."},
         "roles": ["executive", "owner"], "url": "https://example.com/seminar", "due": {"businessDays": 5}},
        {"id": "sheet", "kind": "task", "title": {"ja": "ヒアリングシート記入", "en": "Fill in the questionnaire"},
         "roles": ["operator"], "due": {"businessDaysBefore": 3, "event": "kickoff.planned"}},
        {"id": "kickoff", "kind": "meeting", "title": {"ja": "キックオフ", "en": "Kick-off"}, "due": {"days": 14},
         "after": ["sheet"]}]}
      """
    let programme = try ContentDecoder().decode(Programme.self, from: Array(text.utf8))
    #expect(programme == Self.startup)
    let written = try JSONEncoder().encode(programme)
    #expect(try ContentDecoder().decode(Programme.self, from: Array(written)) == programme)
  }

  @Test func issuesNameThePath() {
    var broken = Self.startup
    broken.steps[1].due = DueRule(-1, .daysBefore)
    broken.steps[1].after = ["kickoff"]
    broken.steps[0].after = ["kickof"]
    let issues = broken.issues(languages: ["ja", "en"], source: "ja").map(\.description)
    #expect(
      issues == [
        "at steps[1].due: wanted 0 to 3660 days, found -1",
        "at steps[1].due: wanted the event that it is due before, found none",
        "at steps[0].after[0]: there is no step \"kickof\"; did you mean \"kickoff\"?",
        "at steps[2].after: these wait for one another for ever: \"kickoff\" → \"sheet\" → \"kickoff\"",
      ])
    #expect(Self.startup.issues(languages: ["ja", "en"], source: "ja").isEmpty)
  }

  @Test func isWrittenAsAList() throws {
    var log = Self.started()
    log.add(.ticked, .suzuki, content: Self.startup.ref, item: "sheet")
    let html = Self.progress(log).html(
      viewer: .sato, at: Timestamp.date(from: "2026-11-30T00:00Z") ?? .distantPast, names: ["suzuki": "鈴木"],
      inline: true, context: .japanese
    ).string
    let nonce = Self.progress(log).nonce(for: "orientation", subject: .sato)
    #expect(
      html.contains(
        """
        <li class="tt-item"><span class="tt-tick"></span><div class="tt-lab"><span class="tt-sr">未完了：</span>\
        <a id="tt-i-programme-startup-orientation" href="https://example.com/seminar" rel="noopener">導入勉強会</a>\
        <p class="tt-p">全体像を<strong>30分</strong>で説明します。</p>\
        <p class="tt-meta">勉強会 ・ 対象：経営者, 運用責任者 ・ 期限超過：11月27日</p></div>\
        <form method="post" action="/touch" data-tt><input type="hidden" name="content" value="programme/startup@1">\
        <input type="hidden" name="item" value="orientation"><input type="hidden" name="nonce" value="\(nonce)">\
        <input type="hidden" name="return" value="/settings">\
        <button class="tt-btn" name="action" value="tick" id="tt-b-programme-startup-orientation" \
        aria-labelledby="tt-b-programme-startup-orientation tt-i-programme-startup-orientation" formnovalidate>完了\
        </button></form></li>
        """), "\(html)")
    #expect(html.contains("タスク ・ 対象：運用担当者 ・ 鈴木さんが完了</p>"), "\(html)")
  }

  @Test func hostileTextsStayTexts() {
    let hostile = ChecklistWritingTests.hostile
    var programme = Self.startup
    programme.title = LocalizedText(hostile)
    for index in programme.steps.indices {
      programme.steps[index].title = LocalizedText(hostile)
      programme.steps[index].body = LocalizedBody(hostile)
      programme.steps[index].roles = [Programme.Role(hostile)]
      programme.steps[index].url = "/x\"><script>"
    }
    var log = Self.started()
    log.add(.ticked, .suzuki, content: programme.ref, item: "sheet")
    let context = RenderContext(
      language: LanguagePreference(["ja"], source: "ja"), values: ChecklistWritingTests.evil, page: "/\"><script>")
    let html = Self.progress(log, programme).html(
      viewer: .sato, at: .distantFuture, names: ["suzuki": hostile], context: context
    ).string
    #expect(!html.contains("<script"))
    #expect(!html.contains("<img"))
    #expect(html.count { $0 == "<" } == html.count { $0 == ">" })
  }
}
