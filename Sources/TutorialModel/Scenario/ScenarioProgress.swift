public import EventLog
public import Foundation
public import TouchContent

/// Where one user stands in one scenario: a fold over the user's events of it.
///
/// What becomes of a user who is in the middle of an older version is for ``Scenario/onNewVersion`` to say. Who came to an
/// end keeps the advice of the version in which he came there, as long as the log has that.
public struct ScenarioProgress: Sendable {
  /// The scenario as the user sees it: as it is published, or in the version that the user finishes.
  public let scenario: Scenario
  /// Whose progress it is.
  public let subject: Subject
  /// Where the log has the user, before a new version does anything; nil for somebody who is not in the middle.
  public let place: ContentPlace?
  /// The version that somebody begins who begins now.
  private let latest: Scenario
  private var fold: ScenarioFold

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

    /// The `action` field of a form.
    public var formValue: String {
      switch self {
      case .start: "start"
      case .back: "back"
      case .restart: "restart"
      case .dismiss: "dismiss"
      case .answer(let answer): "press:\(answer)"
      }
    }
  }

  /// Folds the progress of a subject from a history, which may hold the events of others too.
  /// - Parameters:
  ///   - scenario: The scenario as it is published.
  ///   - history: The user's events.
  ///   - editions: Gives the versions of the scenario that were published before, or by another server since.
  public init(
    of scenario: Scenario, in history: History, subject: Subject, editions: (_ version: Int) -> Scenario? = { _ in nil }
  ) {
    var fold = ScenarioFold()
    for recorded in history.events(of: scenario.ref) where recorded.event.subject == subject {
      fold.apply(recorded.event, first: scenario.nodes.first?.id)
    }
    place = fold.place
    let edition = scenario.edition(for: fold, editions)
    edition.takeOver(&fold)
    self.scenario = edition
    latest = edition.version > scenario.version ? edition : scenario
    self.subject = subject
    self.fold = fold
  }
}

extension ScenarioProgress {
  /// Where the user stands.
  public var state: State {
    switch fold.phase {
    case .notStarted: .notStarted
    case .open: node.map { .asking($0.id) } ?? .notStarted
    case .finished: .finished(at: node?.id)
    case .left: .left
    }
  }

  /// What is on the screen: a question, or the advice at an end.
  public var node: ScenarioNode? {
    switch fold.phase {
    case .open: live.last ?? scenario.nodes.first
    case .finished: fold.trail.last.flatMap(scenario.node)
    case .notStarted, .left: nil
    }
  }

  /// What a page shows: what is on the screen, or the first question to somebody who has not begun and may. Answering it
  /// begins.
  public var shownNode: ScenarioNode? { fold.phase == .notStarted && mayBegin ? scenario.nodes.first : node }

  /// How many events have changed the state; forms of an earlier revision are stale.
  public var revision: Int { fold.revision }

  /// False when the scenario is being drained: who is in the middle finishes it, and nobody begins it.
  public var mayBegin: Bool { latest.onNewVersion != .drain }

  /// True when it is being drained and the user is not in the middle.
  public var isDraining: Bool { !mayBegin && fold.phase != .open }

  /// True when there is a question to go back to.
  public var canGoBack: Bool { live.count > 1 }

  /// The nonce of the form for the present state.
  public func nonce(for subject: Subject) -> EventID {
    FormNonce.make(subject: subject, content: scenario.ref, item: shownNode?.id, revision: revision)
  }

  /// What of the trail the version has that the user sees.
  private var live: [ScenarioNode] { fold.trail.compactMap(scenario.node) }

  /// The events that an action causes; none when it changes nothing. The one that says what was done has the id given.
  /// - Throws: `Refusal` when there is no such answer, or the action does not fit the present state.
  public func apply(_ action: Action, to item: ItemID? = nil, by subject: Subject, id: EventID, at date: Date)
    throws(Refusal) -> [Event]
  {
    guard subject == self.subject else {
      throw Refusal(.notAllowed, "\(subject) may not act in \(name), which is that of \(self.subject)")
    }
    if let item, item != shownNode?.id {
      throw Refusal(.staleForm, "the form is about \"\(item)\" of \(name), which \(standing)", item: item.rawValue)
    }
    let draft = ContentEvents(content: scenario.ref, subject: subject, id: id, time: date)
    switch (action, node) {
    case (.start, let node?) where !node.isEnd: return []
    case (.start, _): return try beginning(fold.phase == .notStarted ? .started : .restarted, draft)
    case (.restart, _) where fold.phase != .notStarted: return try beginning(.restarted, draft)
    case (.dismiss, let node?): return takenOver(draft) + [draft.make(.dismissed, at: node.id)]
    case (.dismiss, nil) where fold.phase == .notStarted && mayBegin:
      return [draft.make(.dismissed, at: shownNode?.id)]
    case (.back, let node?) where canGoBack:
      let previous = live[live.count - 2].id
      return takenOver(draft)
        + [draft.make(.advanced, at: node.id, [.to: .string(previous.rawValue), .by: "back"])]
    case (.answer(let answer), nil) where fold.phase == .notStarted:
      let (name, properties) = try outcome(of: answer, at: try first(of: scenario))
      var started = try beginning(.started, draft)
      started[0].id = EventID("\(id)/started")
      return started + [draft.make(name, at: started[0].item, properties)]
    case (.answer(let answer), let node?):
      let (name, properties) = try outcome(of: answer, at: node)
      return takenOver(draft) + [draft.make(name, at: node.id, properties)]
    default:
      throw Refusal(.outOfOrder, "\(name) \(standing) and does not take \"\(action.formValue)\"")
    }
  }

  /// Somebody begins, in the version that is published.
  private func beginning(_ name: EventName, _ draft: ContentEvents) throws(Refusal) -> [Event] {
    guard mayBegin else {
      throw Refusal(
        .outOfOrder, "\(self.name) is being drained: who is in the middle finishes it, and nobody begins it any more")
    }
    var draft = draft
    draft.content = latest.ref
    return [draft.make(name, at: try first(of: latest).id)]
  }

  private func first(of scenario: Scenario) throws(Refusal) -> ScenarioNode {
    guard let first = scenario.nodes.first else { throw Refusal(.outOfOrder, "\(name) has no questions") }
    return first
  }

  /// The event by which a new version takes a user over to another of its questions; none when he stays at his own.
  private func takenOver(_ draft: ContentEvents) -> [Event] {
    guard let place, let node, fold.phase == .open, place.version < scenario.version else { return [] }
    guard place.step != node.id || scenario.onNewVersion == .restart else { return [] }
    var draft = draft
    draft.id = EventID("\(draft.id)-version")
    return scenario.onNewVersion == .restart
      ? [draft.make(.restarted, at: node.id, [.by: "version"])]
      : [draft.make(.advanced, at: place.step, [.by: "version", .to: .string(node.id.rawValue)])]
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

  private var standing: String {
    switch state {
    case .notStarted: "has not begun"
    case .asking(let node): "is at \"\(node)\""
    case .finished: "is finished"
    case .left: "was closed"
    }
  }
}
