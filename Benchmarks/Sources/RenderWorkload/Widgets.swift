import ChecklistEngine
import EventLog
import Foundation
import Measuring
import SurveyKit
import TouchContent
import TutorialModel

/// The widgets of a page as the library writes them, each once a pass, into one buffer that is used again.
struct Widgets {
  private static let subject = Subject(user: "sato", of: "aoba")
  private static let text: LocalizedText = [
    "ja": "{{user.lastName|お客さま}} 様、最初の施策を作成しましょう", "en": "{{user.lastName}}, create your first campaign",
  ]
  private static let body: LocalizedBody = [
    "ja": "**三分**ほどで終わります。[ヘルプ](/help)もご覧ください。", "en": "It takes **three minutes**. See [help](/help).",
  ]
  private let context = RenderContext(
    language: LanguagePreference(["ja"], source: "ja"),
    values: ["user.lastName": "佐藤", "account.name": "株式会社青葉"], page: "/campaigns")

  /// Measures each widget and prints a line for it.
  func measure() {
    measure("guide step", step(.spotlight)) { $0.writeStep(to: &$1, in: context) }
    measure("guide step as a modal", step(.modal)) { $0.writeStep(to: &$1, in: context) }
    measure("pop-up", Popup(id: "welcome", title: Self.text, body: Self.body, buttons: buttons)) {
      $0.write(to: &$1, nonce: "f-0123456789abcdef", in: context)
    }
    measure("tooltip", Tooltip(id: "menu", title: Self.text, body: Self.body, anchor: "#menu")) {
      $0.write(to: &$1, nonce: "f-0123456789abcdef", in: context)
    }
    measure("banner", Banner(id: "news", body: Self.body, buttons: buttons)) {
      $0.write(to: &$1, nonce: "f-0123456789abcdef", in: context)
    }
    measure("checklist of four items", checklist) { $0.write(to: &$1, viewer: Self.subject, context: context) }
    let (survey, progress) = survey
    measure("survey of one question", survey) { $0.write(progress, to: &$1, context: context) }
  }

  private func measure<Widget>(_ name: String, _ widget: Widget, write: (Widget, inout HTMLWriter) -> Void) {
    var html = HTMLWriter()
    Measurement("\(name), to bytes", in: "widgets", count: 1_000, wrong: 0) {
      for _ in 0..<1_000 {
        html.removeAll()
        write(widget, &html)
      }
    }.report()
  }

  private var buttons: [ContentButton] {
    [
      ContentButton(id: "start", label: ["ja": "始める", "en": "Start"], action: .start("guide/tour")),
      ContentButton(id: "later", label: ["ja": "あとで", "en": "Later"], action: .dismiss),
    ]
  }

  private func event(_ name: EventName, _ content: ContentRef) -> History {
    let time = Date(timeIntervalSince1970: 1_790_000_000)
    let event = Event(id: "e", name: name, subject: Self.subject, time: time, content: content)
    return History([RecordedEvent(event: event, version: 1, position: Position(1), recordedAt: time)])
  }

  private func step(_ presentation: Step.Presentation) -> GuideProgress {
    let steps = (0..<4).map { number in
      Step(
        id: ItemID("step-\(number)"), title: Self.text, body: Self.body, page: "/campaigns", anchor: "#new-campaign",
        presentation: presentation)
    }
    let guide = Guide(id: "tour", title: Self.text, steps: steps)
    return GuideProgress(of: guide, in: event(.started, guide.ref), subject: Self.subject)
  }

  private var checklist: ChecklistProgress {
    let items = (0..<4).map { Checklist.Item(id: ItemID("item-\($0)"), statement: Self.text) }
    let section = Checklist.Section(id: "web", title: Self.text, items: items)
    let checklist = Checklist(
      id: "setup", title: Self.text, levels: [Checklist.Level(id: "lv1", title: Self.text, sections: [section])])
    return ChecklistProgress(of: checklist, in: event(.displayed, checklist.ref), subject: Self.subject)
  }

  private var survey: (survey: Survey, progress: SurveyProgress) {
    let survey = Survey(
      "nps", title: Self.text, questions: [Question("score", .nps, Self.text, isRequired: true)], thanks: Self.text)
    return (survey, SurveyProgress(of: survey, in: event(.displayed, survey.ref), subject: Self.subject))
  }
}
