public import EventLog
public import Foundation
public import TouchContent

extension ChecklistProgress {
  /// Says what follows when somebody does something: the events to append to the actor's stream.
  ///
  /// Nothing is changed here. After the events are stored, ``facts(at:contentChanged:)`` of the progress that includes them says what
  /// else the log should hold.
  /// - Parameters:
  ///   - action: What is done.
  ///   - item: The item; nil for what concerns the whole list.
  ///   - actor: Who does it: a member of the company, or staff acting in the customer's company.
  ///   - roles: The roles that the host's session gives the actor.
  ///   - id: The id of the event: the form's nonce.
  ///   - time: When it is done.
  /// - Throws: `Refusal` when the action is not possible now, or not for this actor.
  public func apply(
    _ action: ChecklistAction, to item: ItemID?, by actor: Subject, roles: Set<String> = [], id: EventID, at time: Date
  ) throws(Refusal) -> [Event] {
    guard actor.user != nil else {
      throw Refusal(.notAllowed, "\(name) was acted on by \(actor); wanted a user")
    }
    switch action {
    case .dismiss, .restart:
      return [try attend(action, by: actor, id: id, at: time)]
    case .tick, .untick, .verify:
      guard let item else {
        throw Refusal(.malformed, "the action \"\(action.rawValue)\" of \(name) needs an item, found none")
      }
      guard let index = fold.plan.indexByID[item], let progress = self[item] else {
        throw Refusal(.unknownItem, "\(name) has no item \"\(item)\"", item: item.rawValue)
      }
      switch action {
      case .tick: try checkTick(progress, by: actor)
      case .untick: try checkUntick(progress, by: actor, roles: roles)
      default: try checkVerify(progress, by: actor, roles: roles)
      }
      return [event(action, of: progress.item, at: index, by: actor, id: id, time: time)]
    }
  }

  private var name: String { "checklist \"\(checklist.id)\"" }

  private func checkTick(_ item: ItemProgress, by actor: Subject) throws(Refusal) {
    guard checklist.isDone(by: actor, owner: owner) else {
      throw refusal(.notAllowed, item, "belongs to \(owner) and cannot be ticked by \(actor)")
    }
    guard item.item.isTicked else {
      throw refusal(.outOfOrder, item, "is not ticked: " + Self.wanted(for: item.item))
    }
    guard item.ticked == nil else { throw refusal(.outOfOrder, item, "is ticked already") }
    // Where the order is latched, an item above is no reason to refuse: the tick counts once that one is done.
    let obstacle = item.obstacles.first { obstacle in
      if case .earlier = obstacle { checklist.order == .strict } else { true }
    }
    if let obstacle { throw refusal(.outOfOrder, item, "cannot be ticked yet: \(Self.text(obstacle))") }
  }

  private func checkUntick(_ item: ItemProgress, by actor: Subject, roles: Set<String>) throws(Refusal) {
    guard checklist.isDone(by: actor, owner: owner) || isStaff(actor, for: item.item, roles) else {
      throw refusal(.notAllowed, item, "belongs to \(owner) and cannot be unticked by \(actor)")
    }
    guard item.ticked != nil || item.verified != nil else {
      throw refusal(.outOfOrder, item, "is not ticked, so there is no tick to take back")
    }
  }

  private func checkVerify(_ item: ItemProgress, by actor: Subject, roles: Set<String>) throws(Refusal) {
    guard let role = item.item.verifiedBy else {
      throw refusal(.outOfOrder, item, "has no second check")
    }
    guard isStaff(actor, for: item.item, roles) else {
      throw refusal(.notAllowed, item, "is verified by the role \"\(role)\", which \(actor) does not have")
    }
    guard item.verified == nil else { throw refusal(.outOfOrder, item, "is verified already") }
    guard item.state == .waiting || item.state == .disputed && isAccepted(item) else {
      throw refusal(.outOfOrder, item, "cannot be verified before it is done: " + Self.wanted(for: item.item))
    }
    guard !isDoer(actor, of: item) else {
      throw refusal(.notAllowed, item, "was done by \(actor) and has to be verified by somebody else")
    }
  }

  private func attend(
    _ action: ChecklistAction, by actor: Subject, id: EventID, at time: Date
  ) throws(Refusal) -> Event {
    guard checklist.isDone(by: actor, owner: owner) else {
      throw Refusal(.notAllowed, "\(name) of \(owner) cannot be put away by \(actor)")
    }
    guard isDismissed(by: actor) == (action == .restart) else {
      throw Refusal(.outOfOrder, "\(name) is \(action == .restart ? "not put away" : "put away already")")
    }
    return Event(
      id: id, name: action == .restart ? .restarted : .dismissed, subject: actor, time: time, content: checklist.ref)
  }

  private func event(
    _ action: ChecklistAction, of item: Checklist.Item, at index: Int, by actor: Subject, id: EventID, time: Date
  ) -> Event {
    let mark = Mark(by: actor.user, at: time, event: id)
    let (name, kind): (EventName, ChecklistSignal.Kind) =
      switch action {
      case .tick: (.ticked, .ticked(index))
      case .untick: (.unticked, .unticked(index))
      default: (.verified, .verified(index, role: item.verifiedBy ?? ""))
      }
    var next = fold
    next.apply(
      ChecklistSignal(kind: kind, mark: mark, position: .start, version: checklist.version, percent: nil))
    var properties: [PropertyName: Value] = [.percent: .integer(next.shown)]
    if action == .verify, let role = item.verifiedBy { properties[.role] = .string(role) }
    if actor != owner, checklist.scope == .user { properties[.owner] = .string(Checklist.tag(of: owner)) }
    return Event(
      id: id, name: name, subject: actor, time: time, content: checklist.ref, item: item.id, properties: properties)
  }

  /// True when the actor holds the role that turns the second key, in the owner's company.
  func isStaff(_ actor: Subject, for item: Checklist.Item, _ roles: Set<String>) -> Bool {
    guard let role = item.verifiedBy else { return false }
    return roles.contains(role) && actor.account == owner.account
  }

  /// True when the actor had a hand in the first key.
  func isDoer(_ actor: Subject, of item: ItemProgress) -> Bool {
    guard let user = actor.user else { return false }
    return item.doers.contains { fold.person($0) == fold.person(user) }
  }

  func isAccepted(_ item: ItemProgress) -> Bool {
    fold.plan.indexByID[item.id].map { fold.items[$0].isAccepted } ?? false
  }

  private func refusal(_ code: Refusal.Code, _ item: ItemProgress, _ text: String) -> Refusal {
    Refusal(code, "item \"\(item.id)\" of \(name) \(text)", item: item.id.rawValue)
  }

  private static func wanted(for item: Checklist.Item) -> String {
    let keys = item.done.map { key in
      switch key {
      case .selfTicked: "a tick"
      case .event(let name, _, _): "the event \"\(name)\""
      case .attribute(let match): "the attribute \"\(match.attribute)\""
      }
    }
    return "wanted " + (keys.isEmpty ? "the second check only" : keys.joined(separator: " and "))
  }

  private static func text(_ obstacle: Obstacle) -> String {
    switch obstacle {
    case .level(let level): "level \"\(level)\" has to be completed first"
    case .needs(let item): "it needs item \"\(item)\""
    case .earlier(let item): "item \"\(item)\" comes first"
    }
  }
}
