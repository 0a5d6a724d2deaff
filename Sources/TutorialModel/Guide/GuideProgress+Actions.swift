public import EventLog
public import Foundation
public import TouchContent

extension GuideProgress {
  /// The events that an action causes; none when it changes nothing.
  ///
  /// The event that says what was done has the id given, so that a form's nonce makes a second post harmless. A reported
  /// anchor is the exception: its id is derived, because the form that reported it can still be used.
  /// - Parameters:
  ///   - action: What the user did.
  ///   - item: The step that the form was about, when it names one.
  ///   - subject: Who acts, as the host's session says.
  ///   - id: The id of the event: the form's nonce.
  ///   - date: When it happened.
  /// - Throws: `Refusal` when the guide has no such step or button, the step is past, or the action does not fit the
  ///   present state.
  public func apply(_ action: GuideAction, to item: ItemID? = nil, by subject: Subject, id: EventID, at date: Date)
    throws(Refusal) -> [Event]
  {
    guard subject == self.subject else {
      throw Refusal(.notAllowed, "\(subject) may not act in \(name), which is that of \(self.subject)")
    }
    let draft = ContentEvents(content: guide.ref, subject: subject, id: id, time: date)
    let events = try self.events(action, item, draft, at: date)
    return events.isEmpty || action == .restart ? events : takenOver(at: date) + events
  }

  private func events(_ action: GuideAction, _ item: ItemID?, _ draft: ContentEvents, at date: Date) throws(Refusal)
    -> [Event]
  {
    switch action {
    case .start: return try start(draft)
    case .restart: return try restart(draft)
    case .next: return try next(at: step(item, for: action, at: date), draft)
    case .back: return try back(from: step(item, for: action, at: date), draft)
    case .press(let button): return try press(button, at: step(item, for: action, at: date), draft)
    case .missing: return try miss(at: step(item, for: action, at: date), draft)
    case .snooze: return [draft.snoozed(at: try step(item, for: action, at: date).id, guide.snooze ?? .days(1))]
    case .skip: return [draft.ended(.skipped, at: try openStep(item, for: action).id)]
    case .dismiss: return [draft.ended(.dismissed, at: try openStep(item, for: action).id)]
    }
  }

  private func start(_ draft: ContentEvents) throws(Refusal) -> [Event] {
    guard let first = guide.steps.first else {
      throw Refusal(.outOfOrder, "\(name) has no steps; wanted at least one")
    }
    guard !isDraining else { throw drained }
    switch state {
    case .notStarted: return [draft.make(.started, at: first.id)]
    case .active: return []
    case .snoozed: return [draft.make(.started, at: step?.id)]
    case .completed, .skipped, .dismissed: return [draft.make(.restarted, at: first.id)]
    }
  }

  private func restart(_ draft: ContentEvents) throws(Refusal) -> [Event] {
    guard state != .notStarted, let first = latest.steps.first else {
      throw Refusal(.outOfOrder, "\(name) has not begun; wanted \"start\", found \"restart\"")
    }
    guard latest.onNewVersion != .drain else { throw drained }
    var draft = draft
    draft.content = latest.ref
    return [draft.make(.restarted, at: first.id)]
  }

  private var drained: Refusal {
    Refusal(.outOfOrder, "\(name) is being drained: who is in the middle finishes it, and nobody begins it any more")
  }

  private func next(at step: Step, _ draft: ContentEvents) throws(Refusal) -> [Event] {
    guard step.hasNext else { throw Refusal(.outOfOrder, waiting(step), item: step.id.rawValue) }
    return [draft.left(step.id, to: successor(of: step), by: step.advance.cause)]
  }

  private func back(from step: Step, _ draft: ContentEvents) throws(Refusal) -> [Event] {
    guard let previous else {
      throw Refusal(.outOfOrder, "the step \"\(step.id)\" of \(name) is the first one", item: step.id.rawValue)
    }
    return [draft.left(step.id, to: previous, by: "back")]
  }

  private func press(_ button: ItemID, at step: Step, _ draft: ContentEvents) throws(Refusal) -> [Event] {
    guard let link = step.links.first(where: { $0.button == button }) else {
      throw Refusal(
        .unknownItem, "the step \"\(step.id)\" of \(name) has no button \"\(button)\"", item: button.rawValue)
    }
    return [draft.left(step.id, to: link.to, by: "button", button: button)]
  }

  private func miss(at step: Step, _ draft: ContentEvents) throws(Refusal) -> [Event] {
    guard step.anchor != nil else {
      throw Refusal(.outOfOrder, "the step \"\(step.id)\" of \(name) points at nothing", item: step.id.rawValue)
    }
    guard !isMissing(step.id) else { return [] }
    // Once for each user, step and version, however many attempts there are.
    let report = isReported(step.id) ? [] : [draft.missing(step.id)]
    return switch step.missing.then {
    case .centre: report
    case .skip: report + [draft.left(step.id, to: successor(of: step), by: "missing")]
    case .end: report + [draft.ended(.dismissed, at: step.id, by: "missing")]
    }
  }

  /// The step to act on, when it is on the screen.
  private func step(_ item: ItemID?, for action: GuideAction, at date: Date) throws(Refusal) -> Step {
    let step = try openStep(item, for: action)
    guard isActive(at: date) else { throw outOfOrder(action) }
    return step
  }

  /// The step to act on, on the screen or put off.
  private func openStep(_ item: ItemID?, for action: GuideAction) throws(Refusal) -> Step {
    if let item, guide.step(item) == nil {
      throw Refusal(.unknownItem, "\(name) has no step \"\(item)\"", item: item.rawValue)
    }
    guard let step else { throw outOfOrder(action) }
    if let item, item != step.id {
      throw Refusal(
        .staleForm, "the form is about the step \"\(item)\" of \(name), which is at \"\(step.id)\"",
        item: item.rawValue)
    }
    return step
  }

  private func outOfOrder(_ action: GuideAction) -> Refusal {
    let found =
      switch state {
      case .notStarted: "has not begun"
      case .active(let step): "is at \"\(step)\""
      case .snoozed(let until): "is put off until \(Timestamp.text(of: until))"
      case .completed: "is completed"
      case .skipped: "was skipped"
      case .dismissed: "was dismissed"
      }
    return Refusal(.outOfOrder, "\(name) \(found) and does not take \"\(action.formValue)\"")
  }

  private func waiting(_ step: Step) -> String {
    let wanted =
      switch step.advance {
      case .button, .click: "one of its buttons"
      case .visit(let page): "a visit to \"\(page)\""
      case .event(let event): "the event \"\(event)\""
      }
    return "the step \"\(step.id)\" of \(name) goes on with \(wanted), not with \"next\""
  }

  private var name: String { "the guide \"\(guide.id)\"" }
}
