import EventLog
import Testing
import TouchContent

@testable import TutorialModel

/// What becomes of somebody who is in the middle of a scenario when the next version of it is published.
struct ScenarioVersionTests {
  private typealias Action = ScenarioProgress.Action

  /// A scenario whose questions lead to one another in order, the last one being the advice.
  private static func line(_ nodes: [ItemID], version: Int = 1, _ policy: VersionPolicy? = nil) -> Scenario {
    Scenario(
      id: "line", version: version, title: "題",
      nodes: nodes.enumerated().map { index, id in
        let next = index + 1 < nodes.count ? nodes[index + 1] : nil
        return ScenarioNode(
          id: id, text: "文", answers: next.map { [.init(id: "on", label: "次", target: .node($0))] } ?? [])
      }, onNewVersion: policy)
  }

  private static let old = line(["a", "b", "c", "d"])
  private static func editions(_ version: Int) -> Scenario? { version == 1 ? old : nil }

  private static func progress(_ scenario: Scenario, in log: Log) -> ScenarioProgress {
    ScenarioProgress(of: scenario, in: log.history, subject: .sato, editions: editions)
  }

  /// Somebody who has given so many answers in the old version.
  private static func log(answers: Int) throws -> Log {
    var log = Log()
    for index in 0...answers {
      let progress = ScenarioProgress(of: old, in: log.history, subject: .sato)
      log.append(
        try progress.apply(
          index == 0 ? .start : .answer("on"), by: .sato, id: EventID("w\(index)"), at: .at(Double(index))))
    }
    return log
  }

  @Test(
    arguments: [
      (policy: nil, nodes: ["a", "x", "c", "e"], version: 2, node: "c", written: ["advanced c to e @2"]),
      (policy: .pin, nodes: ["x", "y"], version: 1, node: "c", written: ["completed c to d @1"]),
      (policy: .drain, nodes: ["x", "y"], version: 1, node: "c", written: ["completed c to d @1"]),
      (
        policy: .restart, nodes: ["x", "y", "z"], version: 2, node: "x",
        written: ["restarted x @2", "advanced x to y @2"]
      ),
      (
        policy: .map(["c": "y"]), nodes: ["x", "y", "z", "end"], version: 2, node: "y",
        written: ["advanced c to y @2", "advanced y to z @2"]
      ),
    ] as [(policy: VersionPolicy?, nodes: [ItemID], version: Int, node: ItemID, written: [String])])
  func thePolicyDecidesWhereSomebodyStands(
    _ row: (policy: VersionPolicy?, nodes: [ItemID], version: Int, node: ItemID, written: [String])
  ) throws {
    var log = try Self.log(answers: 2)
    let scenario = Self.line(row.nodes + (row.policy == nil ? ["end"] : []), version: 2, row.policy)
    let progress = Self.progress(scenario, in: log)
    #expect(progress.scenario.version == row.version)
    #expect(progress.state == .asking(row.node))
    let events = try progress.apply(.answer("on"), to: row.node, by: .sato, id: "n", at: .at(50))
    let text = events.map { event in
      let to = event.properties[.to]?.string.map { " to \($0)" } ?? ""
      return "\(event.name.rawValue.dropFirst(6)) \(event.item ?? "")\(to) @\(event.content?.version ?? 0)"
    }
    #expect(text == row.written)
    #expect(events.last?.id == "n")
    log.append(events)
    let after = Self.progress(scenario, in: log)
    #expect(after.revision == progress.revision + events.count)
    #expect(after.node?.id == events.last?.properties[.to]?.string.map(ItemID.init))
  }

  @Test func whoCameToAnEndKeepsTheAdviceOfThatVersionAndBeginsTheNewOne() throws {
    var log = try Self.log(answers: 3)
    for policy in [nil, .pin, .restart, .map([:])] as [VersionPolicy?] {
      let progress = Self.progress(Self.line(["x", "y"], version: 2, policy), in: log)
      #expect(progress.scenario.version == 1)
      #expect(progress.node?.id == "d")
      #expect(progress.place == nil)
      let again = try progress.apply(.restart, to: "d", by: .sato, id: "r", at: .at(60))
      #expect(again.map(\.content) == ["scenario/line@2"])
      #expect(again.map(\.item) == ["x"])
    }
    // Without the old version in the log there is nothing to show.
    let blind = ScenarioProgress(of: Self.line(["x", "y"], version: 2), in: log.history, subject: .sato)
    #expect(blind.node == nil)
    log.append(
      try Self.progress(Self.line(["x", "y"], version: 2), in: log).apply(
        .dismiss, to: "d", by: .sato, id: "read", at: .at(70)))
    #expect(Self.progress(Self.line(["x", "y"], version: 2), in: log).state == .finished(at: nil))
  }

  @Test func nobodyBeginsWhatIsBeingDrained() throws {
    let scenario = Self.line(["x", "y"], version: 2, .drain)
    let fresh = Self.progress(scenario, in: Log())
    #expect(fresh.isDraining)
    #expect(fresh.shownNode == nil)
    let actions: [Action] = [.start, .restart, .answer("on"), .dismiss, .back]
    for action in actions {
      let refusal = #expect(throws: Refusal.self, "\(action)") {
        try fresh.apply(action, by: .sato, id: "s", at: .at(1))
      }
      #expect(refusal?.code == .outOfOrder)
    }
    let middle = Self.progress(scenario, in: try Self.log(answers: 1))
    #expect(!middle.isDraining)
    #expect(throws: Refusal.self) { try middle.apply(.restart, by: .sato, id: "s", at: .at(9)) }
    let done = Self.progress(scenario, in: try Self.log(answers: 3))
    #expect(done.isDraining)
    #expect(!done.cardButtons(of: try #require(done.node)).contains { $0.button.action == "restart" })
  }

  @Test func publishingOverPeopleInTheMiddleIsRefusedUnlessEveryoneHasAPlace() {
    let places = [ContentPlace(version: 1, step: "b"), ContentPlace(version: 1, step: "b")]
    let lost = Self.line(["a", "c"], version: 2).conflict(over: places, editions: [1])
    #expect(
      lost?.description
        == "scenario/line@2 no longer has \"b\", where 2 users stand, and declares no \"onNewVersion\"; wanted \"pin\", "
        + "\"restart\", \"drain\" or a map to steps that it has")
    #expect(Self.line(["a", "c"], version: 2, .map(["b": "c"])).conflict(over: places, editions: [1]) == nil)
    #expect(Self.line(["a", "c"], version: 2, .pin).conflict(over: places, editions: [])?.reason == .editionUnknown)
    #expect(
      Self.line(["a"], version: 2, .map(["b": "gone"])).issues(languages: ["ja"], source: "ja").map(\.description)
        == ["at onNewVersion.map.b: the scenario has no question \"gone\"; wanted one of \"a\""])
  }

  @Test func aRefusalSaysWhereTheUserStandsAndWhatWasSent() throws {
    let refusal = try #require(throws: Refusal.self) {
      try Self.progress(Self.old, in: try Self.log(answers: 3)).apply(.answer("on"), by: .suzuki, id: "x", at: .at(9))
    }
    #expect(refusal.code == .notAllowed)
    let back = try #require(throws: Refusal.self) {
      try Self.progress(Self.old, in: try Self.log(answers: 0)).apply(.back, by: .sato, id: "x", at: .at(9))
    }
    #expect(back.message == "the scenario \"line\" is at \"a\" and does not take \"back\"")
  }
}
