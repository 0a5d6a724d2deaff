import Foundation
import TechTouch

/// The states of each kind of widget.
extension GalleryExhibit {
  static func states(of content: Content) -> [GalleryExhibit] {
    let shown = [GalleryEvents.shown(content.ref)]
    switch content {
    case .guide(let guide): return steps(of: guide)
    case .tooltip(let tooltip):
      return [GalleryExhibit(content, on: tooltip.page.isOnePage ? tooltip.page.source : "/reports", history: shown)]
    case .checklist(let checklist): return states(of: checklist)
    case .survey(let survey): return states(of: survey)
    case .programme(let programme): return states(of: programme)
    case .scenario(let scenario): return states(of: scenario)
    case .resource, .resourceList:
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
    return steps + missing(of: guide) + [GalleryExhibit(.guide(guide), state: "resume", history: [started], .resume)]
  }

  /// The first step whose element is not there and that is shown in the middle then.
  private static func missing(of guide: Guide) -> [GalleryExhibit] {
    guide.steps.filter { $0.anchor != nil && $0.presentation != .modal && $0.missing.then == .centre }.prefix(1).map {
      GalleryExhibit(
        .guide(guide), state: "\($0.id)-missing",
        history: [
          GalleryEvents.event(1, .started, guide.ref, item: $0.id),
          GalleryEvents.event(2, .anchorMissing, guide.ref, item: $0.id),
        ])
    }
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
      exhibit("inline", ticks, .inline), exhibit("staff", ticks, .staff), exhibit("staff-idle", [], .staff),
    ] + disputed(in: firstLevel, of: checklist).map { exhibit("disputed", $0) }
  }

  /// Somebody takes back what was verified; none where nothing can be.
  private static func disputed(in items: [Checklist.Item], of checklist: Checklist) -> [[RecordedEvent]] {
    items.filter { $0.verifiedBy != nil && $0.done.contains(.selfTicked) }.prefix(1).map { item in
      var events = GalleryEvents(checklist)
      let done = events.done([item])
      return done + [GalleryEvents.event(done.count + 1, .unticked, checklist.ref, item: item.id)]
    }
  }

  private static func states(of programme: Programme) -> [GalleryExhibit] {
    let all = programme.steps.enumerated().map { index, step in
      GalleryEvents.event(index + 1, .ticked, programme.ref, item: step.id)
    }
    let first = Array(all.prefix(1))
    return [
      GalleryExhibit(.programme(programme), state: "open", history: []),
      GalleryExhibit(.programme(programme), state: "begun", history: first),
      GalleryExhibit(.programme(programme), state: "done", history: all),
      GalleryExhibit(.programme(programme), state: "inline", history: first, .inline),
    ]
  }

  private static func states(of survey: Survey) -> [GalleryExhibit] {
    let history = [GalleryEvents.shown(survey.ref)]
    func exhibit(_ state: String, _ variant: Variant? = nil) -> GalleryExhibit {
      GalleryExhibit(.survey(survey), state: state, history: history, variant)
    }
    guard let score = survey.questions.first(where: { $0.kind == .nps }) else {
      let answers = Dictionary(uniqueKeysWithValues: survey.questions.map { ("q.\($0.id)", [$0.anyAnswer]) })
      let isAnswered = (try? AnswerSheet(survey, fields: answers)) != nil
      return [exhibit("open"), exhibit("errors", .errors)] + (isAnswered ? [exhibit("thanks", .thanks(answers))] : [])
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

extension Question {
  /// Something that may be answered.
  fileprivate var anyAnswer: String {
    switch kind {
    case .single, .multiple: choices.first?.id.rawValue ?? ""
    case .text: "とても助かりました。"
    case .date: "2026-04-01"
    default: "\(scale?.upperBound ?? Int(min?.number ?? 5))"
    }
  }
}
