import EventLog
import Foundation
import TechTouch

/// Every widget, with one text in all of its text fields.
enum HostileWidget: CaseIterable {
  case step, modalStep, resume, popup, tooltip, banner, checklist, programme, survey, surveyErrors, thanks, message
  case scenario, scenarioDocked, scenarioInline, resource, resourceList, staffChecklist, pictures

  /// True when it has a body, in which some markup is allowed.
  var hasBody: Bool {
    switch self {
    case .resume, .checklist, .staffChecklist, .survey, .surveyErrors, .thanks, .resource, .resourceList, .pictures:
      false
    default: true
    }
  }

  func html(text: String, value: String) -> HTML {
    let context = Self.context(value)
    let subject = Subject(user: "u", of: "a")
    return HTML { html in
      switch self {
      case .step, .modalStep, .resume:
        let progress = GuideProgress(
          of: Self.guide(text, isModal: self == .modalStep), in: Self.started, subject: subject)
        self == .resume ? progress.writeResume(to: &html, in: context) : progress.writeStep(to: &html, in: context)
      case .popup: Self.popup(text).write(to: &html, nonce: "n", in: context)
      case .tooltip:
        Tooltip(id: "t", title: Self.text(text), body: Self.body(text), anchor: "#a", page: "/")
          .write(to: &html, nonce: "n", in: context)
      case .banner:
        Banner(
          id: "b", body: Self.body(text), buttons: [ContentButton(id: "x", label: Self.text(text), action: .dismiss)]
        )
        .write(to: &html, nonce: "n", in: context)
      case .checklist, .staffChecklist:
        let isStaff = self == .staffChecklist
        ChecklistProgress(of: Self.checklist(text), in: isStaff ? Self.ticked : History([]), subject: subject).write(
          to: &html, viewer: isStaff ? Subject(user: "s", of: "a") : subject, roles: isStaff ? ["staff"] : [],
          names: ["u": value], calendar: BusinessCalendar(timeZone: .gmt), inline: isStaff, context: context)
      case .programme:
        ProgrammeProgress(
          of: Self.programme(text), in: History([]), subject: subject, calendar: BusinessCalendar(timeZone: .gmt)
        ).write(to: &html, viewer: subject, at: Date(timeIntervalSince1970: 0), names: ["u": value], context: context)
      case .survey, .surveyErrors, .thanks: Self.write(self, text, to: &html, context)
      case .message:
        html.append(
          Message(
            id: "m", subject: Self.text(text), body: Self.body(text),
            button: .init(label: Self.text(text), open: "/settings")
          ).render(values: context.values, language: context.language, base: "https://app.example.jp").html)
      case .scenario, .scenarioDocked, .scenarioInline: Self.writeScenario(self, text, to: &html, context)
      case .resource:
        Resource(id: "r", title: Self.text(text), medium: .video, url: "/help", seconds: 95).write(
          to: &html, in: context)
      case .resourceList:
        let resources = ["r", "t"].map { Resource(id: $0, title: Self.text(text), medium: .document, url: "/help") }
        ResourceProgress(
          of: ResourceList(id: "l", title: Self.text(text), resources: ["r", "t"]), resources: resources,
          in: History([]), subject: subject
        ).write(to: &html, in: context)
      case .pictures:
        for kind in Media.Kind.allCases {
          html.media(Media(kind, source: "/a.png", alt: Self.text(text)), in: context)
        }
      }
    }
  }

  static func context(_ value: String) -> RenderContext {
    RenderContext(language: LanguagePreference(["ja"], source: "ja"), values: ["user.name": value], page: "/")
  }

  static func survey(text: String) -> Survey {
    let text = Self.text(text)
    return Survey(
      "s", title: text,
      questions: [
        Question("score", .nps, text, isRequired: true, low: text, high: text),
        Question("why", .text, text),
        Question("number", .number, text),
        Question("one", .single, text, choices: [AnswerChoice("a", text), AnswerChoice("b", text)]),
        Question("more", .multiple, text, choices: [AnswerChoice("a", text)]),
      ], thanks: text,
      thanksWhen: [ThanksRule(when: AnswerTerm("score", .atLeast, 9), text, link: ThanksLink(text, to: "/review"))])
  }

  private static let subject = Subject(user: "u", of: "a")
  private static let started = history(.started, "guide/g@1", item: "one")
  private static let ticked = history(.ticked, "checklist/c@1", item: "i")
  private static let begun = history(.started, "scenario/s@1", item: "n")

  private static func history(_ name: EventName, _ content: ContentRef, item: ItemID) -> History {
    let time = Date(timeIntervalSince1970: 0)
    let event = Event(id: "e", name: name, subject: subject, time: time, content: content, item: item)
    return History([RecordedEvent(event: event, version: 1, position: Position(1), recordedAt: time)])
  }

  private static func text(_ text: String) -> LocalizedText { LocalizedText(text) }
  private static func body(_ text: String) -> LocalizedBody { LocalizedBody(text) }

  private static func guide(_ text: String, isModal: Bool) -> Guide {
    let media = Media(source: "/a.png", alt: Self.text(text))
    let step = Step(
      id: "one", title: Self.text(text), body: body(text), path: "/", anchor: isModal ? nil : "#a",
      presentation: isModal ? .modal : .spotlight, media: media,
      labels: .init(next: Self.text(text), back: Self.text(text)),
      links: [.next(to: "two"), .button("jump", label: Self.text(text), to: nil)])
    return Guide(id: "g", title: Self.text(text), steps: [step, Step(id: "two", title: "x", body: "x")])
  }

  private static func popup(_ text: String) -> Popup {
    Popup(
      id: "p", title: Self.text(text), body: body(text), media: Media(source: "/a.png", alt: Self.text(text)),
      buttons: [ContentButton(id: "x", label: Self.text(text), action: .dismiss)])
  }

  private static func checklist(_ text: String) -> Checklist {
    let text = Self.text(text)
    let item = Checklist.Item(
      id: "i", statement: text, path: "/", resources: [.init(.video, title: text, url: "/v")], verifiedBy: "staff")
    let other = Checklist.Item(id: "o", statement: text, needs: ["i"])
    let later = Checklist.Item(id: "z", statement: text)
    return Checklist(
      id: "c", title: text,
      levels: [
        .init(id: "l", title: text, sections: [.init(id: "s", title: text, items: [item, other])]),
        .init(id: "m", title: text, sections: [.init(id: "t", title: text, items: [later])]),
      ])
  }

  private static func programme(_ text: String) -> Programme {
    let first = Programme.Step(id: "f", kind: .task, title: Self.text(text), body: body(text), url: "/")
    return Programme(
      id: "p", title: Self.text(text),
      steps: [first, .init(id: "g", kind: .meeting, title: Self.text(text), after: ["f"])])
  }

  private static func writeScenario(
    _ widget: HostileWidget, _ text: String, to html: inout HTMLWriter, _ context: RenderContext
  ) {
    let node = ScenarioNode(
      id: "n", text: body(text), answers: [.init(id: "a", label: Self.text(text), target: .node("n"))])
    let scenario = Scenario(id: "s", title: Self.text(text), nodes: [node])
    let progress = ScenarioProgress(of: scenario, in: begun, subject: subject)
    switch widget {
    case .scenarioDocked: progress.write(to: &html, in: context)
    case .scenarioInline: progress.writeInline(to: &html, in: context)
    default: progress.writeModal(to: &html, in: context)
    }
  }

  private static func write(
    _ widget: HostileWidget, _ text: String, to html: inout HTMLWriter, _ context: RenderContext
  ) {
    let survey = survey(text: text)
    if widget == .thanks {
      guard let sheet = try? AnswerSheet(survey, fields: ["q.score": ["9"]]) else { return }
      return survey.writeThanks(for: sheet, to: &html, context: context)
    }
    let progress = SurveyProgress(of: survey, in: History([]), subject: subject)
    var errors: [AnswerError] = []
    if widget == .surveyErrors { do { _ = try AnswerSheet(survey, fields: [:]) } catch { errors = error.errors } }
    survey.write(progress, errors: errors, to: &html, context: context)
  }
}
