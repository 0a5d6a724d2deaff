public import EventLog
public import Foundation
public import TouchContent

/// Where one user stands in one scenario: a fold over the user's events of it.
public struct ScenarioProgress: Sendable {
  /// The scenario as it is published.
  public let scenario: Scenario
  /// Whose progress it is.
  public let subject: Subject
  /// How many events have changed the state; forms of an earlier revision are stale.
  public private(set) var revision = 0
  /// The nodes reached, in order, the last one on the screen.
  private var trail: [ItemID] = []
  private var phase = Phase.notStarted

  private enum Phase { case notStarted, open, finished, left }

  /// Where a user stands in a scenario.
  public enum State: Hashable, Sendable {
    /// It has not begun.
    case notStarted
    /// A question is on the screen.
    case asking(ItemID)
    /// The user came to an end; the advice, when the end is one, is on the screen.
    case finished(at: ItemID?)
    /// The user closed it before its end.
    case left
  }

  /// What a user does in a scenario.
  public enum Action: Hashable, Sendable {
    case start, back, restart, dismiss
    /// The answer with an id.
    case answer(ItemID)

    /// Reads the `action` field of a form; nil for what is no action of a scenario.
    public init?(formValue: String) {
      switch formValue {
      case "start": self = .start
      case "back": self = .back
      case "restart": self = .restart
      case "dismiss": self = .dismiss
      default:
        guard let answer = formValue.pressedButton else { return nil }
        self = .answer(answer)
      }
    }
  }

  /// Folds the progress of a subject from a history, which may hold the events of others too.
  public init(of scenario: Scenario, in history: History, subject: Subject) {
    self.scenario = scenario
    self.subject = subject
    for recorded in history.events(of: scenario.ref) where recorded.event.subject == subject {
      fold(recorded.event)
    }
  }

  private mutating func fold(_ event: Event) {
    switch event.name {
    case .started, .restarted:
      trail = (event.item ?? scenario.nodes.first?.id).map { [$0] } ?? []
      phase = .open
    case .advanced:
      if event.properties[.by] == "back" { trail = Array(trail.dropLast()) } else { reach(event) }
      phase = .open
    case .completed:
      reach(event)
      phase = .finished
    case .dismissed:
      // Who closes the advice has read it.
      if phase == .finished { trail = [] } else { phase = .left }
    default:
      return
    }
    revision += 1
  }

  private mutating func reach(_ event: Event) {
    trail = event.properties[.to]?.string.map { trail + [ItemID($0)] } ?? []
  }
}

extension ScenarioProgress {
  /// Where the user stands.
  public var state: State {
    switch phase {
    case .notStarted: .notStarted
    case .open: node.map { .asking($0.id) } ?? .notStarted
    case .finished: .finished(at: node?.id)
    case .left: .left
    }
  }

  /// What is on the screen: a question, or the advice at an end.
  public var node: ScenarioNode? {
    guard phase == .open || phase == .finished else { return nil }
    if let node = live.last { return node }
    return phase == .open ? scenario.nodes.first : nil
  }

  /// What a page shows: what is on the screen, or the first question to somebody who has not begun. Answering it begins.
  public var shownNode: ScenarioNode? { phase == .notStarted ? scenario.nodes.first : node }

  /// True when there is a question to go back to.
  public var canGoBack: Bool { live.count > 1 }

  /// The nonce of the form for the present state.
  public func nonce(for subject: Subject) -> EventID {
    FormNonce.make(subject: subject, content: scenario.ref, item: shownNode?.id, revision: revision)
  }

  /// What of the trail the published version has.
  private var live: [ScenarioNode] { trail.compactMap(scenario.node) }

  /// The events that an action causes; none when it changes nothing. The one that says what was done has the id given.
  /// - Throws: `Refusal` when there is no such answer, or the action does not fit the present state.
  public func apply(_ action: Action, to item: ItemID? = nil, by subject: Subject, id: EventID, at date: Date)
    throws(Refusal) -> [Event]
  {
    guard subject == self.subject else {
      throw Refusal(.notAllowed, "\(subject) may not act in \(name), which is that of \(self.subject)")
    }
    if let item, item != shownNode?.id {
      throw Refusal(.staleForm, "the form is about \"\(item)\" of \(name), which is elsewhere", item: item.rawValue)
    }
    func event(_ name: EventName, at node: ItemID?, _ properties: [PropertyName: Value] = [:]) -> [Event] {
      [
        Event(
          id: id, name: name, subject: subject, time: date, content: scenario.ref, item: node, properties: properties)
      ]
    }
    guard let first = scenario.nodes.first else { throw Refusal(.outOfOrder, "\(name) has no questions") }
    switch (action, node) {
    case (.start, let node?) where !node.isEnd: return []
    case (.start, _): return event(phase == .notStarted ? .started : .restarted, at: first.id)
    case (.restart, _) where phase != .notStarted: return event(.restarted, at: first.id)
    case (.dismiss, let node?): return event(.dismissed, at: node.id)
    case (.dismiss, nil) where phase == .notStarted: return event(.dismissed, at: first.id)
    case (.back, let node?) where canGoBack:
      return event(.advanced, at: node.id, [.to: .string(live[live.count - 2].id.rawValue), .by: "back"])
    case (.answer(let answer), nil) where phase == .notStarted:
      let (name, properties) = try outcome(of: answer, at: first)
      var started = event(.started, at: first.id)
      started[0].id = EventID("\(id)/started")
      return started + event(name, at: first.id, properties)
    case (.answer(let answer), let node?):
      let (name, properties) = try outcome(of: answer, at: node)
      return event(name, at: node.id, properties)
    default:
      throw Refusal(.outOfOrder, "\(name) does not take this action in its present state")
    }
  }

  private func outcome(of id: ItemID, at node: ScenarioNode) throws(Refusal) -> (EventName, [PropertyName: Value]) {
    guard let answer = node.answers.first(where: { $0.id == id }) else {
      throw Refusal(.unknownItem, "\"\(node.id)\" of \(name) has no answer \"\(id)\"", item: id.rawValue)
    }
    var properties: [PropertyName: Value] = [.by: "button", .button: .string(id.rawValue)]
    guard case .node(let next) = answer.target else { return (.completed, properties) }
    properties[.to] = .string(next.rawValue)
    return (scenario.node(next)?.isEnd == true ? .completed : .advanced, properties)
  }

  private var name: String { "the scenario \"\(scenario.id)\"" }
}
