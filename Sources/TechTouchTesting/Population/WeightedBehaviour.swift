public import TechTouch

/// People as they are: they come now and then, look at pages, press what they see or pass over it, and live their lives.
///
/// Each weight is compared with the others beside it; a probability is from 0 to 1.
public struct WeightedBehaviour: Behaviour {
  /// The probability that a user comes on a day.
  public var comes = 0.25
  /// The probability that they do one thing more after each, up to ``most``.
  public var goesOn = 0.75
  /// The most things that they do on a day.
  public var most = 12
  /// The pages they open, by weight; empty for those that the catalogue names.
  public var pages: [String: Double] = [:]
  /// What they do with what a page shows, by weight.
  public var reactions: [Reaction: Double] = [
    .goesOn: 5, .dismisses: 1, .putsOff: 1, .ignores: 3, .ticks: 3, .unticks: 0.3,
  ]
  /// The host's own events that each user begins with, such as `signup.completed`.
  public var begins: [EventName] = []
  /// The host's own events, by weight against ``opensPage``.
  public var events: [EventName: Double] = [:]
  /// The weight of opening a page where nothing is done with what it shows.
  public var opensPage = 1.0
  /// The probability, at each thing done, that they log out, or come back if they have.
  public var logsOut = 0.01
  /// The probability, when they come, that they read another of the product's languages from now on.
  public var changesLanguage = 0.01
  /// The probability, when they come, that they are in another time zone from now on.
  public var moves = 0.01
  /// The probability, when they come, that they want no more messages.
  public var unsubscribes = 0.005

  /// What somebody does with something that a page shows.
  public enum Reaction: String, Hashable, Comparable, Sendable, CaseIterable {
    /// Presses a button that leads on, or answers.
    case goesOn
    /// Closes or skips it.
    case dismisses
    /// Puts it off.
    case putsOff
    /// Looks away.
    case ignores
    /// Says that an item is done.
    case ticks
    /// Takes that back.
    case unticks

    public static func < (lhs: Reaction, rhs: Reaction) -> Bool { lhs.rawValue < rhs.rawValue }
  }

  /// Makes a behaviour; what is not changed is usual.
  public init(
    comes: Double = 0.25, pages: [String: Double] = [:], begins: [EventName] = [], events: [EventName: Double] = [:]
  ) {
    self.comes = comes
    self.pages = pages
    self.begins = begins
    self.events = events
  }

  public func next(_ sight: Sight, _ dice: inout Dice) -> UserAction? {
    guard sight.done < most, dice.chance(sight.done == 0 ? comes : goesOn) else { return nil }
    let ever = sight.doneBefore + sight.done
    if ever < begins.count { return .record(begins[ever]) }
    if sight.done == 0, let change = change(sight, &dice) { return change }
    if dice.chance(logsOut) { return sight.isSignedOut ? .signIn : .signOut }
    guard sight.page != nil, !sight.shown.isEmpty else { return open(sight, &dice) }
    return react(sight, &dice) ?? open(sight, &dice)
  }

  private func change(_ sight: Sight, _ dice: inout Dice) -> UserAction? {
    if dice.chance(changesLanguage), let tag = dice.pick(sight.catalog.product.languages) { return .languages([tag]) }
    if dice.chance(moves), let zone = dice.pick(Self.zones) { return .timeZone(zone) }
    guard dice.chance(unsubscribes), sight.catalog.rules.document.policy.unsubscribed.side == .user else { return nil }
    return .set(sight.catalog.rules.document.policy.unsubscribed.name, true)
  }

  private func open(_ sight: Sight, _ dice: inout Dice) -> UserAction? {
    let all = events.values.reduce(0, +)
    if !sight.isSignedOut, all > 0, dice.chance(all / (all + opensPage)), let name = dice.pick(by: events) {
      return .record(name)
    }
    let page = pages.isEmpty ? dice.pick(sight.pages).map(\.path) : dice.pick(by: pages)
    return page.flatMap { try? Page($0) }.map(UserAction.visit)
  }

  private func react(_ sight: Sight, _ dice: inout Dice) -> UserAction? {
    guard let reaction = dice.pick(by: reactions), reaction != .ignores else { return nil }
    let choices = sight.forms.flatMap { form in
      form.buttons.filter { reaction.presses($0.action) }.map { (form, $0.action) }
    }
    guard let (form, action) = dice.pick(choices), let content = form.content else { return nil }
    let answers = action == "send" ? Answering.answers(to: content, in: sight.catalog, &dice) : [:]
    let isList = content.kind == .checklist || content.kind == .programme
    return .press(action, on: content.unversioned, item: isList ? form.item : nil, answers: answers)
  }

  static let zones = ["Asia/Tokyo", "Europe/London", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu"]
}

extension WeightedBehaviour.Reaction {
  fileprivate func presses(_ action: String) -> Bool {
    switch self {
    case .goesOn: action == "next" || action == "send" || action == "start" || action.hasPrefix("press:")
    case .dismisses: action == "dismiss" || action == "skip"
    case .putsOff: action == "snooze"
    case .ticks: action == "tick"
    case .unticks: action == "untick"
    case .ignores: false
    }
  }
}
