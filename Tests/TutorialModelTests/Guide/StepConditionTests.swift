import EventLog
import Foundation
import Testing
import TouchContent

@testable import TutorialModel

/// A step that goes on to another one by what is known of the user.
struct StepConditionTests {
  private static let guide = Guide(
    id: "branch", title: "題",
    steps: [
      Step(
        id: "a", title: "題", body: "文",
        links: [
          .next(to: "pro", when: .attribute("account.plan", equals: "pro")),
          .next(to: "mail", when: .all([.event("list.imported"), .not(.known("phone"))])),
        ]),
      Step(id: "basic", title: "題", body: "文"), Step(id: "mail", title: "題", body: "文"),
      Step(id: "pro", title: "題", body: "文"),
    ])

  private static func next(_ facts: [Event]) throws -> ItemID? {
    var log = Log()
    log.append(facts)
    let fresh = GuideProgress(of: guide, in: log.history, subject: .sato, company: log.history)
    log.append(try fresh.apply(.start, by: .sato, id: "s", at: .at(5)))
    let begun = GuideProgress(of: guide, in: log.history, subject: .sato, company: log.history)
    let event = try begun.apply(.next, by: .sato, id: "n", at: .at(6)).last
    return event?.properties[.to]?.string.map(ItemID.init)
  }

  private static func attribute(_ name: PropertyName, _ value: Value, of subject: Subject) -> Event {
    Event(
      id: EventID("\(name)"), name: .attributesChanged, subject: subject, time: .at(1), properties: [name: value])
  }

  private static let company = Subject(account: "aoba")
  private static let imported = Event(id: "i", name: "list.imported", subject: .sato, time: .at(1))

  @Test func theFirstLinkThatHoldsIsTaken() throws {
    #expect(try Self.next([]) == "basic")
    #expect(try Self.next([Self.attribute("plan", "pro", of: .sato)]) == "basic")
    #expect(try Self.next([Self.attribute("plan", "free", of: Self.company)]) == "basic")
    #expect(try Self.next([Self.attribute("plan", "pro", of: Self.company)]) == "pro")
    #expect(try Self.next([Self.imported]) == "mail")
    #expect(try Self.next([Self.imported, Self.attribute("plan", "pro", of: Self.company)]) == "pro")
    #expect(try Self.next([Self.imported, Self.attribute("phone", "03", of: .sato)]) == "basic")
    #expect(try Self.next([Event(id: "i", name: "list.imported", subject: .suzuki, time: .at(1))]) == "basic")
  }

  /// Kleene's tables: what is not known is neither true nor false.
  @Test(
    arguments: [
      (.attribute("unknown", equals: "x"), false), (.not(.attribute("unknown", equals: "x")), false),
      (.any([.attribute("unknown", equals: "x"), .event("list.imported")]), true),
      (.all([.attribute("unknown", equals: "x"), .event("list.imported")]), false),
      (.not(.all([.attribute("unknown", equals: "x"), .never("list.imported")])), true),
      (.all([]), true), (.any([]), false), (.known("unknown"), false), (.not(.known("unknown")), true),
      (.never("list.imported"), false), (.never("other"), true),
    ] as [(StepCondition, Bool)])
  func aMissingAttributeIsUnknown(condition: StepCondition, holds: Bool) {
    var log = Log()
    log.append([Self.imported])
    let facts = StepFacts(subject: .sato, user: log.history, company: History())
    #expect(facts.holds(condition) == holds, "\(condition)")
  }

  @Test(
    arguments: [
      (#"{"attribute": "plan", "equals": "pro"}"#, .attribute("plan", equals: "pro")),
      (#"{"attribute": "account.seats", "oneOf": [1, 2]}"#, .attribute("account.seats", oneOf: [1, 2])),
      (#"{"attribute": "plan", "exists": true}"#, .known("plan")), (#"{"event": "a.b"}"#, .event("a.b")),
      (#"{"never": "a.b"}"#, .never("a.b")),
      (#"{"any": [{"event": "a"}, {"not": {"all": []}}]}"#, .any([.event("a"), .not(.all([]))])),
    ] as [(String, StepCondition)])
  func aConditionIsReadFromJSONAndWrittenBack(json: String, condition: StepCondition) throws {
    let link = try ContentDecoder().decode(StepLink.self, from: Array(#"{"to": "b", "when": \#(json)}"#.utf8))
    #expect(link == .next(to: "b", when: condition))
    #expect(try GuideJSON.roundTrip(link) == link)
  }

  @Test(
    arguments: [
      (#"{"plan": "pro"}"#, "wanted one of \"attribute\", \"event\", \"never\", \"all\", \"any\", \"not\""),
      (
        #"{"event": "a", "never": "b"}"#, "wanted one of \"attribute\", \"event\", \"never\", \"all\", \"any\", \"not\""
      ),
      (
        #"{"attribute": "plan"}"#,
        "wanted one of \"equals\", \"oneOf\" and \"exists\": true beside \"attribute\""
      ),
    ]) func whatIsNoConditionIsRefused(json: String, message: String) throws
  {
    let issue = try #require(throws: ContentIssue.self) {
      _ = try ContentDecoder().decode(StepCondition.self, from: Array(json.utf8))
    }
    #expect(issue.message == message)
  }

  @Test func linksThatCanNeverBeTakenAreNamed() {
    func issues(_ links: [StepLink]) -> [String] {
      Guide(id: "g", title: "題", steps: [Step(id: "a", title: "題", body: "文", links: links)])
        .issues(languages: ["ja"], source: "ja").map(\.description)
    }
    #expect(issues([.next(to: "a", when: .event("x")), .next(to: nil, when: .never("x")), .next(to: "a")]) == [])
    #expect(
      issues([.next(to: "a"), .next(to: nil, when: .event("x"))])
        == [
          "at steps[0].go: a link without \"when\" is always taken, so that those after it never are; wanted it last"
        ])
    var button = StepLink.button("b", label: "題", to: nil)
    button.when = .event("x")
    #expect(
      issues([button])
        == ["at steps[0].go[0].when: a button is the user's own choice; wanted no \"when\" beside it"])
  }

  @Test func theTextForReviewShowsEveryWay() {
    #expect(
      Self.guide.plainText(language: .japanese).contains(
        """
          button, when account.plan = "pro" → [pro]
          button, when (list.imported has happened and not phone is known) → [mail]
          button → [basic]
        """))
  }
}
