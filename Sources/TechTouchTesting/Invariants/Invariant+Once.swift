import Foundation
import TechTouch

extension Invariant {
  /// Nobody comes to a step again, or gets content again that is shown once, unless they asked for it: by going back, by
  /// beginning again, or by pressing a button that leads there.
  public static let nobodySeesAStepTwice = Invariant("nobody sees a step twice") { log in
    var seen = SeenSteps(log.catalog.rules.document.rules)
    return log.events.lazy.compactMap { recorded in
      let violation = seen.take(recorded.event)
      return recorded.isStrangers ? nil : violation
    }.first
  }

  /// A rule that acts once sends one message, and any other sends one for each time it comes due.
  public static let eachMessageIsSentOnce = Invariant("each message is sent once") { log in
    let once = Set(log.catalog.rules.document.rules.filter { $0.repetition == .once }.map(\.id.rawValue))
    var sent: [String: Date] = [:]
    for recorded in log.events where recorded.event.name == .queued {
      let event = recorded.event
      guard let rule = event.properties[.rule]?.string, let content = event.content?.unversioned else { continue }
      let cause = once.contains(rule) ? "" : event.properties[.cause]?.string ?? Timestamp.text(of: event.time)
      if let first = sent.updateValue(event.time, forKey: "\(rule) \(cause)"), !recorded.isStrangers {
        return "rule \"\(rule)\" sent \"\(content)\" at \(Timestamp.text(of: first)) and again at "
          + Timestamp.text(of: event.time)
      }
    }
    return nil
  }

  /// Whoever wants no messages gets none, and whoever wants none of a category gets none of it; but for service messages.
  public static let nothingIsSentAfterUnsubscribing = Invariant("nothing is sent after unsubscribing") { log in
    let key = log.catalog.rules.document.policy.unsubscribed
    let owner = key.side == .user ? log.subject : log.subject.ofAccount
    var choice: Value?
    for event in log.account.map(\.event) {
      if event.name == .attributesChanged, event.subject == owner, let value = event.properties[key.name] {
        choice = value
      } else if event.name == .queued, event.subject == log.subject,
        case .message(let message)? = log.catalog.content(event)
      {
        guard message.isRefused(by: choice) else { continue }
        return
          "\"\(message.ref.unversioned)\" was put into the outbox, due \(Timestamp.text(of: event.time)), after \(key) "
          + "was set"
      }
    }
    return nil
  }
}

extension Catalog {
  fileprivate func content(_ event: Event) -> Content? { event.content.flatMap(content) }
}

extension Message {
  fileprivate func isRefused(by choice: Value?) -> Bool {
    let names = [category?.rawValue, id.rawValue, ref.unversioned.description].compactMap(\.self)
    let refused = choice?.strings ?? [choice?.string].compactMap(\.self)
    return !isService && (choice == true || refused.contains(where: names.contains))
  }
}

/// What one user has seen, as their log tells it.
private struct SeenSteps {
  /// The rules that show their content once.
  private let once: Set<String>
  /// The rule behind each grant.
  private var rules: [String: String] = [:]
  private var reached: [ContentRef: Set<ItemID>] = [:]
  private var displays: [ContentRef: [String: Set<String>]] = [:]

  init(_ rules: [Rule]) {
    once = Set(rules.filter { $0.repetition == .once }.map(\.id.rawValue))
  }

  /// Takes the next event; says what is wrong with it.
  mutating func take(_ event: Event) -> String? {
    guard let content = event.content?.unversioned else { return nil }
    switch event.name {
    case .granted: rules[event.id.rawValue] = event.properties[.rule]?.string
    case .restarted:
      reached[content] = []
      displays[content] = [:]
    case .displayed: return display(event, of: content)
    case .advanced where content.kind == .guide: return advance(event, in: content)
    default: break
    }
    return nil
  }

  private mutating func display(_ event: Event, of content: ContentRef) -> String? {
    guard let grant = event.properties[.cause]?.string, let rule = rules[grant], once.contains(rule) else { return nil }
    displays[content, default: [:]][rule, default: []].insert(grant)
    guard let count = displays[content]?[rule]?.count, count > 1 else { return nil }
    return "rule \"\(rule)\" shows \"\(content)\" once, and it was displayed \(count) times, last at "
      + Timestamp.text(of: event.time)
  }

  private mutating func advance(_ event: Event, in content: ContentRef) -> String? {
    guard let left = event.item, let to = event.properties[.to]?.string.map(ItemID.init) else { return nil }
    let by = event.properties[.by]
    if by == "back" || event.properties["button"] != nil { reached[content, default: []].remove(to) }
    reached[content, default: []].insert(left)
    if reached[content]?.contains(to) == true {
      return "the step \"\(to)\" of \"\(content)\" was reached again at \(Timestamp.text(of: event.time))"
    }
    if by == "back" { reached[content]?.remove(left) }
    return nil
  }
}
