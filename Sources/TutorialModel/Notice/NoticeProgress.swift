public import EventLog
public import Foundation
public import TouchContent

/// Where one user stands with one pop-up, banner or tooltip: a fold over the user's events of it.
///
/// What is over opens again when a rule grants it again.
public struct NoticeProgress: Sendable {
  /// The content.
  public let content: ContentRef
  /// Its buttons.
  public let buttons: [ContentButton]
  /// Whose progress it is.
  public let subject: Subject
  /// Where the user stands.
  public private(set) var state = NoticeState.open
  /// How many events have changed the state; forms of an earlier revision are stale.
  public private(set) var revision = 0
  /// How often it was displayed.
  public private(set) var displays = 0

  /// Folds the progress of a subject from a history, which may hold the events of others too.
  public init(of notice: some Notice, in history: History, subject: Subject) {
    self.init(of: notice.ref, buttons: notice.buttons, in: history, subject: subject)
  }

  /// Folds the progress with content of which only the reference is known; its buttons then cannot be pressed.
  public init(of content: ContentRef, in history: History, subject: Subject) {
    self.init(of: content, buttons: [], in: history, subject: subject)
  }

  private init(of content: ContentRef, buttons: [ContentButton], in history: History, subject: Subject) {
    self.content = content
    self.buttons = buttons
    self.subject = subject
    for recorded in history.events(of: content) where recorded.event.subject == subject {
      fold(recorded.event)
    }
  }

  private mutating func fold(_ event: Event) {
    switch event.name {
    case .granted:
      state = .open
      return
    case .displayed:
      displays += 1
      return
    case .dismissed:
      state = .dismissed
    case .snoozed:
      if let until = event.properties[.until]?.date { state = .snoozed(until: until) }
    case .pressed:
      if let button = event.item { state = .pressed(button) }
    default:
      return
    }
    revision += 1
  }
}

extension NoticeProgress {
  /// True when the user has closed it, or has pressed a button that leads on.
  public var isOver: Bool {
    switch state {
    case .dismissed, .pressed: true
    case .open, .snoozed: false
    }
  }

  /// True when it may be shown: it is open, or was put off until `date` or earlier.
  public func isActive(at date: Date) -> Bool {
    switch state {
    case .open: true
    case .snoozed(let until): until <= date
    case .dismissed, .pressed: false
    }
  }

  /// The nonce of the form for the present state.
  public func nonce(for subject: Subject) -> EventID {
    FormNonce.make(subject: subject, content: content, revision: revision)
  }

  /// The event that an action causes: `touch.dismissed` or `touch.snoozed` for what only closes, with the button as its
  /// item, `touch.pressed` for a button that leads on.
  /// - Throws: `Refusal` when it has no such button, or is not on the screen.
  public func apply(_ action: NoticeAction, by subject: Subject, id: EventID, at date: Date) throws(Refusal)
    -> [Event]
  {
    guard subject == self.subject else {
      throw Refusal(.notAllowed, "\(subject) may not act in \"\(content)\", which is that of \(self.subject)")
    }
    guard isActive(at: date) else {
      throw Refusal(.outOfOrder, "\"\(content)\" is closed and does not take \"\(action.formValue)\"")
    }
    func event(_ name: EventName, _ properties: [PropertyName: Value] = [:], item: ItemID? = nil) -> [Event] {
      [
        Event(
          id: id, name: name, subject: subject, time: date, content: content, item: item, properties: properties)
      ]
    }
    switch action {
    case .dismiss:
      return event(.dismissed)
    case .snooze:
      return event(.snoozed, [.until: .date(Snooze.days(1).end(from: date))])
    case .press(let id):
      guard let button = buttons.first(where: { $0.id == id }) else {
        throw Refusal(.unknownItem, "\"\(content)\" has no button \"\(id)\"", item: id.rawValue)
      }
      return switch button.action {
      case .dismiss: event(.dismissed, item: id)
      case .snooze(let length): event(.snoozed, [.until: .date(length.end(from: date))], item: id)
      case .start, .open: event(.pressed, item: id)
      }
    }
  }
}
