import Foundation
import Testing

@testable import TechTouch

/// What a catalogue says of its rules when it is loaded.
struct CatalogRulesTests {
  static func failures(_ rules: [Rule], files: [String: String] = [:], product: Product = Fixture.product) -> [String] {
    do {
      _ = try Catalog(
        product: product,
        contents: [.guide(Fixture.tour), .popup(Fixture.welcome), .survey(Fixture.nps), Fixture.message("day-1")],
        rules: RuleDocument(rules: rules))
      return []
    } catch {
      return error.failures.map { "\($0.file): \($0.issue.path): \($0.issue.message) [\($0.issue.code)]" }
    }
  }

  @Test func contentThatIsNotThereIsRefusedWhereverItIsNamed() {
    #expect(
      Self.failures([
        Rule("a", on: .answered("survey/none"), do: .call("x")),
        Rule("b", on: .anyPage, when: .not(.content("guide/none", is: .completed)), do: .show("popup/welcome")),
        Rule("c", on: .anyPage, when: .score("survey/none", .atMost(6)), do: .show("popup/welcomee")),
      ]) == [
        "rules: rules[2].do: there is no content \"popup/welcomee\"; did you mean \"popup/welcome\"? [link.dangling]",
        "rules: rules[0].trigger.content: there is no content \"survey/none\" [rules.undeclared]",
        "rules: rules[1].when.not.content: there is no content \"guide/none\" [rules.undeclared]",
        "rules: rules[2].when.score: there is no content \"survey/none\" [rules.undeclared]",
      ])
  }

  @Test func anAttributeThatIsTextHereAndANumberThereIsRefused() {
    #expect(
      Self.failures([
        Rule("a", on: .anyPage, when: .attribute("account.plan", .equals("pro")), do: .show("popup/welcome")),
        Rule("b", on: .anyPage, when: .attribute("account.plan", .atLeast(3)), do: .show("survey/nps")),
      ]) == [
        "rules: rules[1].when: the attribute \"account.plan\" is compared as a number here and as a list or a text at rules[0].when [rules.typeConflict]"
      ])
  }

  @Test func theProductDeclaresTypes() {
    var product = Fixture.product
    product.attributes = ["account.seats": .number]
    let rules = [Rule("a", on: .anyPage, when: .attribute("account.seats", .equals("ten")), do: .show("popup/welcome"))]
    #expect(
      Self.failures(rules, product: product) == [
        "rules: rules[0].when: the attribute \"account.seats\" is declared as a number and compared as a list or a text [rules.typeMismatch]"
      ])
    #expect(Self.failures(rules) == [])
  }

  @Test func whatIsDoubtfulIsAWarning() throws {
    let catalog = try Catalog(
      product: Fixture.product,
      contents: [.guide(Fixture.tour), .popup(Fixture.welcome), Fixture.message("day-1")],
      rules: RuleDocument(rules: [
        Rule("a", on: .anyPage, when: .any([]), do: .show("popup/welcome")),
        Rule("b", on: .schedule(after: "signup.completed", days: 1, at: "09:00"), do: .send("message/day-1")),
      ]))
    #expect(catalog.warnings.map(\.issue.code).contains("rules.neverTrue"))
    let outOfScope = catalog.warnings.filter { $0.issue.code == "mergeField.outOfScope" }
    #expect(
      outOfScope.first?.issue.message
        == "the merge field \"checklist.percent\" has a value only in a message that a milestone sends, and the rule \"b\" sends it for another reason"
    )
  }

  @Test func aMistakeIsToldInItsOwnFile() throws {
    let directory = FileManager.default.temporaryDirectory.appending(path: "catalog-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: directory) }
    let files = [
      "product.json":
        #"{"kind":"product","format":1,"name":{"ja":"ハコブネMA"},"sourceLanguage":"ja","attributes":{"account.seats":"number"}}"#,
      "popup.json":
        #"{"kind":"popup","format":1,"id":"p","version":1,"title":{"ja":"お知らせ"},"body":{"ja":"公開しました。"}}"#,
      "rules-a.json":
        #"{"kind":"rules","format":1,"rules":[{"id":"a","trigger":{"pageView":"/**"},"do":{"show":"popup/p"}}],"segments":{"s":{"device":"tv"}}}"#,
      "rules-b.json":
        #"{"kind":"rules","format":1,"rules":[{"id":"b","trigger":{"pageView":"/**"},"do":{"show":"popup/p"}},{"id":"c","trigger":{"pageView":"/**"},"when":{"percent":120,"salt":"x"},"do":{"show":"popup/p"}}],"segments":{"s":{"device":"tv"}},"caps":[{"id":"c","window":"ever","limit":0}]}"#,
    ]
    for (name, text) in files { try Data(text.utf8).write(to: directory.appending(path: name)) }
    let error = #expect(throws: ContentError.self) { try Catalog(directory: directory) }
    #expect(
      error?.failures.map { "\($0.file): \($0.issue.path): \($0.issue.message)" } == [
        "rules-b.json: caps[0].limit: wanted at least 1 display, found 0",
        "rules-b.json: rules[1].when.percent: wanted a percentage from 0 to 100, found 120.0",
        "rules-b.json: segments.s: \"segments.s\" is declared by rules-a.json already",
      ])
  }

  @Test func aProductInAZoneThatIsNoneIsRefused() {
    var product = Fixture.product
    product.timeZone = "Asia/Tokio"
    #expect(
      Self.failures([], product: product) == [
        "product: timeZone: wanted an IANA time zone such as \"Asia/Tokyo\", found \"Asia/Tokio\" [product.timeZone]"
      ])
  }

  @Test func anAttributeOfOneTypeHereAndAnotherThereIsRefused() {
    let documents = [AttributeType.number, .number, .text].enumerated().map { place, type in
      (file: "\(place).json", document: RuleDocument(rules: [], attributes: ["account.seats": type]))
    }
    let check = CatalogCheck(product: Fixture.product, contents: [], rules: documents)
    #expect(
      check.failures.map { "\($0.file): \($0.issue.message)" } == [
        "2.json: \"attributes.account.seats\" is declared by 0.json already"
      ])
  }

  @Test func whatOneFileSaysForAllIsToldInThatFile() {
    let documents = [
      (file: "a.json", document: RuleDocument(rules: [])),
      (
        file: "b.json",
        document: RuleDocument(
          rules: [], segments: ["plan.paid": .percentage(101, salt: "s")], policy: Policy(lease: .minutes(0)))
      ),
    ]
    let check = CatalogCheck(product: Fixture.product, contents: [], rules: documents)
    #expect(
      check.failures.map { "\($0.file): \($0.issue.path)" } == [
        "b.json: segments.plan.paid.percent", "b.json: policy.leaseSeconds",
      ])
  }

  @Test func aTaskIsDueOnABusinessDayThatIsNoHoliday() async throws {
    var product = Fixture.product
    // Golden Week: Wednesday 29 April, and Monday to Wednesday, 4 to 6 May.
    product.holidays = ["2026-04-29", "2026-05-04", "2026-05-05", "2026-05-06"].compactMap { BusinessCalendar.Day($0) }
    let catalog = try Catalog(
      product: product, contents: [],
      rules: RuleDocument(rules: [
        Rule(
          "task", on: .event("trial.ended"), do: .openTask(TaskSpec("call", title: "ご連絡", due: .businessDays(2))))
      ]))
    let engine = TouchEngine(catalog: catalog, store: MemoryEventStore())
    let now = try #require(Timestamp.date(from: "2026-05-01T10:00:00+09:00"))
    _ = try await engine.record(
      Event(id: "e", name: "trial.ended", subject: Fixture.sato.subject, time: now), at: now)
    #expect(try await engine.tasks().map(\.due) == [Timestamp.date(from: "2026-05-08T18:00:00+09:00")])
  }

  @Test func aTaskIsDueFromTheDayItWasOpenedAndNotFromWhatItIsAbout() async throws {
    let catalog = try Catalog(
      product: Fixture.product, contents: [],
      rules: RuleDocument(rules: [
        Rule("task", on: .event("trial.ended"), do: .openTask(TaskSpec("call", title: "ご連絡", due: .days(2))))
      ]))
    let engine = TouchEngine(catalog: catalog, store: MemoryEventStore())
    let now = try #require(Timestamp.date(from: "2026-05-01T10:00:00+09:00"))
    // It became known ten days later.
    _ = try await engine.record(
      Event(id: "e", name: "trial.ended", subject: Fixture.sato.subject, time: now.addingTimeInterval(-10 * 86_400)),
      at: now)
    #expect(try await engine.tasks().map(\.openedAt) == [now])
    #expect(try await engine.tasks().map(\.due) == [Timestamp.date(from: "2026-05-03T18:00:00+09:00")])
  }

  @Test func rulesKnowTheDevice() async throws {
    let catalog = try Catalog(
      product: Fixture.product, contents: [.guide(Fixture.tour), .popup(Fixture.welcome)],
      rules: RuleDocument(rules: [
        Rule("welcome", on: .anyPage, when: .device("mobile"), do: .show("popup/welcome"))
      ]))
    let engine = TouchEngine(catalog: catalog, store: MemoryEventStore())
    let now = try #require(Timestamp.date(from: "2026-05-01T10:00:00+09:00"))
    var user = Fixture.sato
    #expect(try await engine.touches(for: user, on: "/", at: now).shown == [])
    user.device = "desktop"
    #expect(try await engine.touches(for: user, on: "/", at: now).shown == [])
    user.device = "mobile"
    #expect(try await engine.touches(for: user, on: "/", at: now).shown == ["popup/welcome@1"])
  }
}
