import EventLog
import Foundation
import Testing
import TouchContent

@testable import TutorialModel

struct ScenarioTests {
  static let help = Scenario(
    id: "help", title: ["ja": "よくあるご質問", "en": "Questions"],
    nodes: [
      ScenarioNode(
        id: "top", text: ["ja": "何にお困りですか。", "en": "What is the trouble?"],
        answers: [
          .init(id: "mail", label: ["ja": "メールが届かない", "en": "No mail"], target: .node("domain")),
          .init(id: "start", label: ["ja": "使い方を知りたい", "en": "How to begin"], target: .start("guide/first-campaign")),
          .init(id: "other", label: ["ja": "その他", "en": "Something else"], target: .open("/contact")),
        ]),
      ScenarioNode(
        id: "domain", text: ["ja": "送信ドメインを認証しましたか。", "en": "Is the domain verified?"],
        answers: [
          .init(id: "yes", label: ["ja": "はい", "en": "Yes"], target: .node("wait")),
          .init(id: "no", label: ["ja": "いいえ", "en": "No"], target: .open("/settings")),
          .init(id: "again", label: ["ja": "最初から", "en": "Again"], target: .node("top")),
        ]),
      ScenarioNode(id: "wait", text: ["ja": "**三十分**ほどお待ちください。", "en": "Please wait *half an hour*."]),
    ])

  private typealias Action = ScenarioProgress.Action

  static let journeys: [(state: String, actions: [ScenarioProgress.Action])] = [
    ("not started", []), ("at top", [.start]), ("at domain", [.start, .answer("mail")]),
    ("at the advice", [.start, .answer("mail"), .answer("yes")]), ("elsewhere", [.start, .answer("other")]),
    ("read", [.start, .answer("mail"), .answer("yes"), .dismiss]), ("left", [.start, .dismiss]),
  ]
  static let actions: [ScenarioProgress.Action] = [
    .start, .back, .restart, .dismiss, .answer("mail"), .answer("other"), .answer("yes"),
  ]
  /// A row a state, a column an action; "!" is a refusal, "-" is no event.
  static let table: [String: [String]] = [
    "not started": [
      "started top", "!", "!", "dismissed top", "started top, advanced top to domain", "started top, completed top",
      "!unknownItem",
    ],
    "at top": [
      "-", "!", "restarted top", "dismissed top", "advanced top to domain", "completed top", "!unknownItem",
    ],
    "at domain": [
      "-", "advanced domain to top", "restarted top", "dismissed domain", "!unknownItem", "!unknownItem",
      "completed domain to wait",
    ],
    "at the advice": [
      "restarted top", "advanced wait to domain", "restarted top", "dismissed wait", "!unknownItem", "!unknownItem",
      "!unknownItem",
    ],
    "elsewhere": ["restarted top", "!", "restarted top", "!", "!", "!", "!"],
    "read": ["restarted top", "!", "restarted top", "!", "!", "!", "!"],
    "left": ["restarted top", "!", "restarted top", "!", "!", "!", "!"],
  ]

  @Test(arguments: journeys.indices, actions.indices)
  func everyActionInEveryStateDoesWhatTheTableSays(journey: Int, action: Int) throws {
    let (state, past) = Self.journeys[journey]
    var log = try Self.log(past)
    let progress = ScenarioProgress(of: Self.help, in: log.history, subject: .sato)
    let nonce = progress.nonce(for: .sato)
    let wanted = try #require(Self.table[state])[action]
    do throws(Refusal) {
      let events = try progress.apply(Self.actions[action], by: .sato, id: nonce, at: .at(100))
      let text = events.map { event in
        let to = event.properties[.to]?.string.map { " to \($0)" } ?? ""
        return "\(event.name.rawValue.dropFirst(6)) \(event.item?.rawValue ?? "")\(to)"
      }
      #expect((text.isEmpty ? "-" : text.joined(separator: ", ")) == wanted)
      guard !events.isEmpty else { return }
      log.append(events)
      let after = ScenarioProgress(of: Self.help, in: log.history, subject: .sato)
      #expect(after.revision == progress.revision + events.count)
      #expect(events.last?.id == nonce)
      #expect(after.nonce(for: .sato) != nonce)
    } catch {
      #expect(wanted == (error.code == .outOfOrder ? "!" : "!\(error.code)"), "\(error)")
    }
  }

  @Test(
    arguments: [
      ("not started", .notStarted), ("at top", .asking("top")), ("at domain", .asking("domain")),
      ("at the advice", .finished(at: "wait")), ("elsewhere", .finished(at: nil)), ("read", .finished(at: nil)),
      ("left", .left),
    ] as [(String, ScenarioProgress.State)]) func theFoldKnowsWhereTheUserStands(
      name: String, state: ScenarioProgress.State
    ) throws
  {
    let journey = try #require(Self.journeys.first { $0.state == name })
    let progress = ScenarioProgress(of: Self.help, in: try Self.log(journey.actions).history, subject: .sato)
    #expect(progress.state == state)
  }

  @Test func aFormOfAnotherQuestionIsStaleAndNobodyAnswersForAnother() throws {
    let progress = ScenarioProgress(of: Self.help, in: try Self.log([.start]).history, subject: .sato)
    let stale = try #require(throws: Refusal.self) {
      try progress.apply(.answer("yes"), to: "domain", by: .sato, id: "x", at: .at(9))
    }
    #expect(stale.code == .staleForm)
    let other = try #require(throws: Refusal.self) {
      try progress.apply(.answer("mail"), by: .suzuki, id: "x", at: .at(9))
    }
    #expect(other.code == .notAllowed)
  }

  @Test func theDocumentReadsBackEqual() throws {
    let data = try JSONEncoder().encode(Self.help)
    #expect(try ContentDecoder().decode(Scenario.self, from: Array(data)) == Self.help)
    let issue = try #require(throws: ContentIssue.self) {
      _ = try ContentDecoder().decode(
        ScenarioNode.Answer.self, from: Array(#"{"id": "a", "label": "題", "to": "b", "open": "/x"}"#.utf8))
    }
    #expect(issue.message == "wanted one of \"to\": \"node\", \"open\": \"/page\" and \"start\": \"guide/id\"")
  }

  @Test func theTreeCanBeReadAsText() {
    #expect(
      Self.help.plainText(language: .japanese) == """
        よくあるご質問

        [top] 何にお困りですか。
          1. メールが届かない → [domain]
          2. 使い方を知りたい → guide/first-campaign
          3. その他 → /contact

        [domain] 送信ドメインを認証しましたか。
          1. はい → [wait]
          2. いいえ → /settings
          3. 最初から → [top]

        [wait] 三十分ほどお待ちください。

        """)
  }

  @Test func markup() throws {
    let question = ScenarioProgress(of: Self.help, in: try Self.log([.start, .answer("mail")]).history, subject: .sato)
    try GoldenTests.check("scenario-modal.html", HTML { question.writeModal(to: &$0, in: GoldenTests.japanese) })
    let advice = ScenarioProgress(
      of: Self.help, in: try Self.log([.start, .answer("mail"), .answer("yes")]).history, subject: .sato)
    try GoldenTests.check("scenario-inline.html", HTML { advice.writeInline(to: &$0, in: GoldenTests.english) })
  }

  @Test func whatIsWrongIsNamed() {
    func answer(_ id: ItemID, to node: ItemID) -> ScenarioNode.Answer {
      .init(id: id, label: "題", target: .node(node))
    }
    let scenario = Scenario(
      id: "s", title: "題",
      nodes: [
        ScenarioNode(
          id: "a", text: "文", answers: [answer("x", to: "b"), answer("y", to: "end"), answer("z", to: "bb")]),
        ScenarioNode(id: "b", text: "文", answers: [answer("x", to: "c")]),
        ScenarioNode(id: "c", text: "文", answers: [answer("x", to: "b")]),
        ScenarioNode(id: "end", text: "文"), ScenarioNode(id: "alone", text: "文"),
      ])
    #expect(
      scenario.issues(languages: ["ja"], source: "ja").map(\.description)
        == [
          "at nodes[0].answers[2].to: the scenario has no question \"bb\"; did you mean \"b\"?",
          "at nodes[1]: no answer of \"b\" ever leads to an end",
          "at nodes[2]: no answer of \"c\" ever leads to an end", "at nodes[4]: no answer leads to \"alone\"",
        ])
    #expect(Self.help.issues(languages: ["ja", "en"], source: "ja") == [])
    #expect(
      Scenario(id: "s", title: "題", nodes: []).issues(languages: ["ja"], source: "ja").map(\.code) == ["scenario.empty"]
    )
  }

  private static func log(_ actions: [ScenarioProgress.Action]) throws -> Log {
    var log = Log()
    for (index, action) in actions.enumerated() {
      let progress = ScenarioProgress(of: help, in: log.history, subject: .sato)
      log.append(try progress.apply(action, by: .sato, id: progress.nonce(for: .sato), at: .at(Double(index))))
    }
    return log
  }
}
