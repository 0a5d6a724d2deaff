import Foundation
import TechTouch

/// One widget in one state: content and a history that leads there.
struct GalleryExhibit: Sendable {
  /// What it is called in addresses: `guide/first-campaign/create`.
  var name: String
  /// The id of its folder.
  var collection: String
  var content: Content
  /// The page it is on.
  var page: String
  var history: History
  /// How it is written; nil for what most widgets have in common.
  var variant: Variant?
  /// What a list of resources names.
  var resources: [Resource] = []

  /// What a history alone does not say.
  enum Variant: Hashable, Sendable {
    /// The card that leads back to a guide.
    case resume
    /// A survey that was sent with nothing in it.
    case errors
    /// A survey with answers that are not sent yet.
    case chosen([String: [String]])
    /// The thanks for these answers.
    case thanks([String: [String]])
    /// A checklist as the customer-success team sees it.
    case staff
    /// What stands in the flow of a page.
    case inline
    /// A mail as plain text.
    case plainText
  }

  static let subject = Subject(user: "gallery", of: "gallery")
  static let now = Date(timeIntervalSince1970: 1_767_225_600)

  init(
    _ content: Content, state: String? = nil, on page: String = "/", history: [RecordedEvent], _ variant: Variant? = nil
  ) {
    name = ([content.ref.unversioned.description] + [state].compactMap(\.self)).joined(separator: "/")
    collection = ""
    self.content = content
    self.page = page
    self.history = History(history)
    self.variant = variant
  }

  /// Every widget of a folder in every state.
  static func all(of collection: GalleryCollection) -> [GalleryExhibit] {
    collection.engine.catalog.all.flatMap(states).map { exhibit in
      var exhibit = exhibit
      exhibit.name = collection.prefix + exhibit.name
      exhibit.collection = collection.id
      exhibit.resources = collection.engine.catalog.resources
      return exhibit
    }
  }

  private static func states(of content: Content) -> [GalleryExhibit] {
    let shown = [GalleryEvents.shown(content.ref)]
    switch content {
    case .guide(let guide): return steps(of: guide)
    case .tooltip(let tooltip):
      return [GalleryExhibit(content, on: tooltip.page.isOnePage ? tooltip.page.source : "/reports", history: shown)]
    case .checklist(let checklist): return states(of: checklist)
    case .survey(let survey): return states(of: survey)
    case .programme(let programme): return states(of: programme)
    case .scenario(let scenario): return states(of: scenario)
    case .resourceList:
      return [
        GalleryExhibit(content, history: shown), GalleryExhibit(content, state: "inline", history: shown, .inline),
      ]
    case .message:
      return [GalleryExhibit(content, history: []), GalleryExhibit(content, state: "text", history: [], .plainText)]
    default: return [GalleryExhibit(content, history: shown)]
    }
  }

  private static func steps(of guide: Guide) -> [GalleryExhibit] {
    let steps = guide.steps.map { step in
      GalleryExhibit(
        .guide(guide), state: step.id.rawValue, on: String((step.address ?? "/").prefix { $0 != "#" }),
        history: [GalleryEvents.event(1, .started, guide.ref, item: step.id)])
    }
    let started = GalleryEvents.event(1, .started, guide.ref, item: guide.steps.first?.id)
    return steps + [GalleryExhibit(.guide(guide), state: "resume", history: [started], .resume)]
  }

  private static func states(of checklist: Checklist) -> [GalleryExhibit] {
    var events = GalleryEvents(checklist)
    let firstLevel = checklist.levels.first?.sections.flatMap(\.items) ?? []
    let ticks = events.doing(firstLevel.prefix(4))
    let level = events.done(firstLevel)
    let all = level + events.done(checklist.levels.dropFirst().flatMap { $0.sections.flatMap(\.items) })
    func exhibit(_ state: String, _ events: [RecordedEvent], _ variant: Variant? = nil) -> GalleryExhibit {
      GalleryExhibit(.checklist(checklist), state: state, history: events, variant)
    }
    return [
      exhibit("open", []), exhibit("waiting", ticks), exhibit("level-done", level), exhibit("done", all),
      exhibit("inline", ticks, .inline), exhibit("staff", ticks, .staff),
    ]
  }

  private static func states(of programme: Programme) -> [GalleryExhibit] {
    let first = programme.steps.prefix(1).enumerated().map { index, step in
      GalleryEvents.event(index + 1, .ticked, programme.ref, item: step.id)
    }
    return [
      GalleryExhibit(.programme(programme), state: "open", history: []),
      GalleryExhibit(.programme(programme), state: "begun", history: first),
      GalleryExhibit(.programme(programme), state: "inline", history: first, .inline),
    ]
  }

  private static func states(of survey: Survey) -> [GalleryExhibit] {
    let history = [GalleryEvents.shown(survey.ref)]
    func exhibit(_ state: String, _ variant: Variant? = nil) -> GalleryExhibit {
      GalleryExhibit(.survey(survey), state: state, history: history, variant)
    }
    guard let score = survey.questions.first(where: { $0.kind == .nps }) else {
      return [exhibit("open"), exhibit("errors", .errors)]
    }
    let branches = [("low", "3"), ("middle", "7"), ("high", "10")].flatMap { name, value in
      let answer = ["q.\(score.id)": [value]]
      return [exhibit(name, .chosen(answer)), exhibit("thanks-\(name)", .thanks(answer))]
    }
    return [exhibit("open"), exhibit("errors", .errors)] + branches
  }

  /// Each question and each advice, the way back from the second question on, and what is left when it is over.
  private static func states(of scenario: Scenario) -> [GalleryExhibit] {
    func exhibit(_ state: String, _ events: [RecordedEvent], _ variant: Variant? = nil) -> GalleryExhibit {
      GalleryExhibit(.scenario(scenario), state: state, on: "/help", history: events, variant)
    }
    let started = GalleryEvents.event(1, .started, scenario.ref, item: scenario.nodes.first?.id)
    let nodes = scenario.nodes.enumerated().map { index, node in
      let reached = GalleryEvents.event(
        2, node.isEnd ? .completed : .advanced, scenario.ref, item: scenario.nodes.first?.id,
        [.to: .string(node.id.rawValue), .by: "button"])
      return exhibit(node.id.rawValue, index == 0 ? [] : [started, reached])
    }
    let left = GalleryEvents.event(2, .dismissed, scenario.ref)
    return nodes + [exhibit("inline", [started], .inline), exhibit("over", [started, left], .inline)]
  }
}
