import ChecklistEngine
import EventLog
import Foundation
import Testing
import TouchContent

struct ChecklistReportTests {
  static let checklist = Checklist.setup([[.verified("a")], [.ticked("b")]])

  static func log() throws -> Log {
    var log = Log()
    log.add(.displayed, .miller, content: checklist.ref)
    log.add("signup.completed", Subject(user: "ito", of: "minato"))
    try log.act(.tick, "a", .sato, of: checklist)
    try log.act(.verify, "a", .takahashi, roles: staff, of: checklist)
    try log.act(.tick, "b", .suzuki, of: checklist)
    return log
  }

  @Test func countsEveryCompanyThatMetTheList() throws {
    let log = try Self.log()
    let report = ChecklistReport(of: Self.checklist, in: log.recorded, asOf: log.now)
    #expect(report.rows.map(\.owner) == [.aoba, Subject(account: "northwind")])
    #expect(report.rows.map(\.done) == [2, 0])
    #expect(report.rows.map(\.visible) == [2, 2])
    #expect(report.rows.map(\.percent) == [100, 0])
    #expect(report.rows.map(\.level) == [nil, "lv1"])
    #expect(report.completion == Rate(1, of: 2, definition: "checklist.completion", asOf: log.now))
    #expect(report.levels.map(\.rate.numerator) == [1, 1])
    #expect(report.levels.map(\.level) == ["lv1", "lv2"])
    #expect(report.rows[0].lastActivity == log.recorded.last?.event.time)
    #expect(report.rows[1].lastActivity == nil)
  }

  @Test func laterEventsAreLeftOut() throws {
    let log = try Self.log()
    let ticked = try #require(log.recorded.first { $0.event.name == .ticked })
    let report = ChecklistReport(of: Self.checklist, in: log.recorded, asOf: ticked.event.time)
    #expect(report.rows.map(\.done) == [0, 0])
    #expect(report.rows.map(\.waiting) == [1, 0])
    #expect(report.completion.value == 0)
  }

  @Test func withoutCompaniesTheRateIsUndefined() {
    let report = ChecklistReport(of: Self.checklist, in: [], asOf: .distantPast)
    #expect(report.rows.isEmpty)
    #expect(report.completion.value == nil)
  }

  @Test func listsOfUsersHaveARowEach() throws {
    let checklist = Checklist.setup([[.verified("a")]], scope: .user)
    var log = Log()
    try log.act(.tick, "a", .sato, of: checklist)
    log.append(
      try log.progress(checklist, .sato).apply(.verify, to: "a", by: .takahashi, roles: staff, id: "v", at: log.now))
    log.add(.displayed, .suzuki, content: checklist.ref)
    let report = ChecklistReport(of: checklist, in: log.recorded, asOf: log.now)
    #expect(report.rows.map(\.owner) == [.sato, .suzuki])
    #expect(report.rows.map(\.done) == [1, 0])
  }
}
