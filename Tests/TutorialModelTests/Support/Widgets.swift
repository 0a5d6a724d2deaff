import EventLog
import TouchContent

@testable import TutorialModel

/// Every widget of the module with one text in all of its places.
enum Widgets {
  static func all(text: String, values: MergeValues) throws -> [(name: String, html: String)] {
    let context = RenderContext(language: .japanese, values: values, page: "/a")
    let line = LocalizedText(text)
    let body = LocalizedBody(text)
    let media = Media(source: "/i.png", alt: line)
    let buttons = [
      ContentButton(id: "x", label: line, action: .open("/x")), ContentButton(id: "y", label: line, action: .dismiss),
    ]
    func steps(_ presentation: Step.Presentation) -> [Step] {
      [
        Step(
          id: "a", title: line, body: body, page: "/a", anchor: "[data-x=\"1\"] > a", presentation: presentation,
          advance: .click, media: media, labels: .init(next: line, back: line),
          links: [.next(to: "b"), .button("y", label: line, to: "b")]), Step(id: "b", title: line, body: body),
      ]
    }
    var widgets: [(String, String)] = []
    for presentation in Step.Presentation.allCases {
      let guide = Guide(id: "g", title: line, steps: steps(presentation), snooze: .hours(2))
      var log = Log()
      log.append(
        try GuideProgress(of: guide, in: History(), subject: .sato).apply(.start, by: .sato, id: "s", at: .at(0)))
      let progress = GuideProgress(of: guide, in: log.history, subject: .sato)
      widgets.append(("\(presentation)", HTML { progress.writeStep(to: &$0, in: context) }.string))
      widgets.append(("resume", HTML { progress.writeResume(to: &$0, in: context) }.string))
    }
    widgets.append(
      (
        "popup",
        HTML {
          Popup(id: "p", title: line, body: body, media: media, buttons: buttons)
            .write(to: &$0, nonce: "n", in: context)
        }.string
      ))
    widgets.append(
      ("banner", HTML { Banner(id: "b", body: body, buttons: buttons).write(to: &$0, nonce: "n", in: context) }.string))
    widgets.append(
      (
        "tooltip",
        HTML { Tooltip(id: "t", title: line, body: body, anchor: "#a").write(to: &$0, nonce: "n", in: context) }.string
      ))
    let node = ScenarioNode(id: "a", text: body, answers: [.init(id: "x", label: line, target: .open("/x"))])
    let scenario = Scenario(id: "s", title: line, nodes: [node])
    var log = Log()
    log.append(
      try ScenarioProgress(of: scenario, in: History(), subject: .sato).apply(.start, by: .sato, id: "s", at: .at(0)))
    let asking = ScenarioProgress(of: scenario, in: log.history, subject: .sato)
    widgets.append(("scenario", HTML { asking.writeModal(to: &$0, in: context) }.string))
    widgets.append(("scenario inline", HTML { asking.writeInline(to: &$0, in: context) }.string))
    let resource = Resource(id: "r", title: line, medium: .video, url: "/v", seconds: 5)
    widgets.append(("resource", HTML { resource.write(to: &$0, in: context) }.string))
    let message = Message(id: "m", subject: line, body: body, button: .init(label: line, open: "/x"))
      .render(values: values, language: .japanese, base: "https://app.example.jp")
    widgets.append(("message", message.html.string))
    return widgets
  }

  static func step(_ context: RenderContext) throws -> String {
    let progress = GuideProgress(of: .small, in: try GuideProgressTests.log([.start]).history, subject: .sato)
    return HTML { progress.writeStep(to: &$0, in: context) }.string
  }
}
