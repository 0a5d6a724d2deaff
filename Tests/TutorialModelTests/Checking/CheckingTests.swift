import EventLog
import Testing
import TouchContent

@testable import TutorialModel

/// What an author is told before publishing.
struct CheckingTests {
  private func issues(_ guide: Guide) -> [String] {
    guide.issues(languages: ["ja"], source: "ja").map { "\($0.severity) \($0.code) \($0.path): \($0.message)" }
  }

  private func step(_ id: ItemID, _ change: (inout Step) -> Void = { _ in }) -> Step {
    var step = Step(id: id, title: "題", body: "文")
    change(&step)
    return step
  }

  private func guide(_ steps: Step...) -> Guide {
    Guide(id: "g", title: "題", steps: steps)
  }

  @Test func theFixturesHaveNothingToFind() {
    let languages: [LanguageTag] = ["ja", "en"]
    #expect(Guide.firstCampaign.issues(languages: languages, source: "ja") == [])
    #expect(Guide.small.issues(languages: ["ja"], source: "ja") == [])
    #expect(Popup.welcome.issues(languages: languages, source: "ja") == [])
    #expect(Banner.review.issues(languages: languages, source: "ja") == [])
    #expect(Tooltip.reportPeriod.issues(languages: languages, source: "ja") == [])
    #expect(Message.dayOne.issues(languages: languages, source: "ja") == [])
  }

  @Test func idsArePlainAndDifferent() {
    #expect(
      issues(guide(step("a"), step("a b"), step("a")))
        == [
          "error id.form steps[1].id: wanted an id of letters, digits, \"-\" and \"_\", found \"a b\"",
          "error id.duplicate steps[2].id: the id \"a\" occurs twice in \"steps\"",
        ])
    #expect(issues(Guide(id: "g/h", version: 0, title: "題", steps: [step("a")])).count == 2)
  }

  @Test func aGuideHasSteps() {
    #expect(issues(guide()) == ["error guide.empty steps: wanted at least one step, found none"])
  }

  @Test func linksLeadToSteps() {
    let steps = [
      step("first") { $0.links = [.next(to: "secnd"), .button("x", label: "題", to: "second")] }, step("second"),
    ]
    #expect(
      issues(Guide(id: "g", title: "題", steps: steps))
        == ["error link.unknown steps[0].go[0].to: the guide has no step \"secnd\"; did you mean \"second\"?"])
  }

  @Test func aStepThatNothingLeadsToIsNamed() {
    let steps = [step("a") { $0.links = [.next(to: "c")] }, step("b"), step("c")]
    #expect(
      issues(Guide(id: "g", title: "題", steps: steps))
        == ["warning step.unreachable steps[1]: no step leads to \"b\""])
    // A missing anchor leads on as well.
    let skipping = [
      step("a") {
        $0.links = [.button("x", label: "題", to: "c")]
        $0.anchor = "#a"
        $0.missing.then = .skip
      }, step("b"), step("c"),
    ]
    #expect(issues(Guide(id: "g", title: "題", steps: skipping)) == [])
  }

  @Test func buttonsAreLabelledAndDifferent() {
    let steps = [
      step("a") {
        $0.links = [
          .button("x", label: "題", to: nil), .button("x", label: "題", to: nil),
          StepLink(to: nil, button: "y", label: nil),
        ]
      }
    ]
    #expect(
      issues(Guide(id: "g", title: "題", steps: steps))
        == [
          "error text.missing steps[0].go[2].label: a button needs a label",
          "error link.duplicate steps[0].go: wanted each button once, and one link without a button",
        ])
  }

  @Test func aClickNeedsAnAnchorAndAnEventIsTheHosts() {
    #expect(
      issues(guide(step("a") { $0.advance = .click }))
        == ["error step.anchor steps[0].anchor: a step that waits for a click needs an anchor"])
    #expect(
      issues(guide(step("a") { $0.advance = .event("touch.completed") }))
        == ["error step.event steps[0].advance.event: wanted an event of the host's, found \"touch.completed\""])
  }

  @Test func eventsThatAreNeverRecordedAreRefused() {
    let when = StepCondition.all([
      .event("touch.complete"), .not(.never("touch.swept")), .any([.event(""), .event("touch.completed")]),
    ])
    #expect(
      issues(guide(step("a") { $0.links = [.next(to: "b", when: when)] }, step("b") { $0.advance = .event("") }))
        == [
          "error link.event steps[0].go[0].when.all[0].event: wanted the name of an event that is recorded, found \"touch.complete\"",
          "error link.event steps[0].go[0].when.all[1].not.never: wanted the name of an event that is recorded, found \"touch.swept\"",
          "error link.event steps[0].go[0].when.all[2].any[0].event: wanted the name of an event that is recorded, found \"\"",
          "error step.event steps[1].advance.event: wanted an event of the host's, found \"\"",
        ])
  }

  @Test(
    arguments: [
      (Step.Presentation.modal, false, nil, "文", [], true), (.modal, true, "#a", "文", [], true),
      (.spotlight, true, nil, "文", [], true), (.bubble, true, nil, "文", [], true),
      (.spotlight, true, "#a", "文", [], false), (.spotlight, false, nil, "文", [], false),
      (.modal, false, nil, "文", [.button("x", label: "題", to: nil)], false),
      (.modal, false, nil, "- [**開く**](/reports)", [], false),
    ] as [(Step.Presentation, Bool, Anchor?, LocalizedBody, [StepLink], Bool)])
  func aStepThatCannotBeGoneOnFromIsRefused(
    presentation: Step.Presentation, isBlocking: Bool, anchor: Anchor?, body: LocalizedBody, links: [StepLink],
    isRefused: Bool
  ) {
    let step = step("a") {
      $0.presentation = presentation
      $0.isBlocking = isBlocking
      $0.anchor = anchor
      $0.body = body
      $0.links = links
      $0.advance = .visit("/reports")
    }
    let message =
      "error step.blocked steps[0].advance: the page cannot be used beside this step, so what it waits for cannot be "
      + "done, by keyboard or otherwise; wanted a button, or a step that does not block"
    #expect(issues(guide(step)) == (isRefused ? [message] : []))
  }

  @Test func aPatternOfManyPagesNeedsOneToLeadTo() {
    #expect(issues(guide(step("a") { $0.page = "/campaigns/*" })).count == 1)
    #expect(
      issues(
        guide(
          step("a") {
            $0.page = "/campaigns/*"
            $0.path = "/campaigns/new"
          })) == [])
    #expect(
      issues(
        guide(
          step("a") {
            $0.page = "/campaigns/*"
            $0.path = "/reports"
          })) == ["error step.path steps[0].path: \"/reports\" is not one of the pages \"/campaigns/*\""])
  }

  @Test func textsAreThereInEveryLanguage() {
    let guide = Guide(
      id: "g", title: "", steps: [Step(id: "a", title: ["ja": "題"], body: "文", labels: .init(next: ["en": "Go"]))])
    #expect(
      guide.issues(languages: ["ja", "en"], source: "ja").map(\.description)
        == [
          "at title: wanted a text, found an empty one",
          "at steps[0].title: no text in \"en\"; readers of it see a fallback",
          "at steps[0].body: no text in \"en\"; readers of it see a fallback",
          "at steps[0].labels.next: no text in \"ja\"; readers of it see a fallback",
        ])
  }

  @Test func aTextThatSaysNothingIsNamedInItsLanguage() {
    let blank = Guide(
      id: "g", title: " \u{3000}\u{200B}\n",
      steps: [Step(id: "a", title: ["ja": "題", "en": ""], body: ["ja": "文", "en": " "])])
    #expect(
      blank.issues(languages: ["ja", "en"], source: "ja").map(\.description)
        == [
          "at title: wanted a text, found an empty one", "at steps[0].title.en: wanted a text, found an empty one",
          "at steps[0].body.en: wanted a text, found an empty one",
        ])
    let silent = Popup(id: "p", title: "{{user.lastName}}", body: "{{user.lastName|お客さま}}")
    #expect(
      silent.issues(languages: ["ja"], source: "ja").map { "\($0.severity) \($0.path): \($0.message)" }
        == [
          "warning title: says nothing where no value is known; wanted a default, such as {{user.lastName|お客さま}}, or "
            + "words besides"
        ])
  }

  @Test func aPictureWithoutAlternativeTextIsRefused() {
    let step = step("a") { $0.media = Media(source: "/a.png", alt: "") }
    #expect(issues(guide(step)).map { $0.prefix(40) } == ["error text.empty steps[0].media.alt: wan"])
    let popup = Popup(id: "p", title: "題", body: "文", media: Media(source: "/a.png", alt: ["ja": "図", "en": ""]))
    #expect(
      popup.issues(languages: ["ja"], source: "ja").map(\.description)
        == ["at media.alt.en: wanted a text, found an empty one"])
  }

  @Test func mergeFieldsAreListedWithTheirPlaces() {
    let fields = Guide.firstCampaign.mergeFields.map { "\($0.path) \($0.field.name) \($0.field.fallback ?? "-")" }
    #expect(fields == ["steps[0].title user.lastName friend", "steps[0].title user.lastName お客さま"])
    #expect(Popup.welcome.mergeFields.map(\.path) == ["title"])
    #expect(Message.dayOne.mergeFields.map(\.path) == ["subject", "subject", "body", "body"])
    #expect(Banner.review.mergeFields.isEmpty)
    #expect(Tooltip.reportPeriod.mergeFields.isEmpty)
  }
}
