import EventLog

/// What the conditions of a guide's steps are answered from.
struct StepFacts: Sendable {
  let subject: Subject
  /// The user's own events.
  let user: History
  /// The company's events.
  let company: History

  /// True when the condition is known to hold.
  func holds(_ condition: StepCondition) -> Bool {
    answer(condition) == true
  }

  /// Kleene's three values: nil is unknown.
  private func answer(_ condition: StepCondition) -> Bool? {
    switch condition {
    case .attribute(let name, let values): value(of: name).map(values.contains)
    case .known(let name): value(of: name) != nil
    case .event(let name): happened(name)
    case .never(let name): !happened(name)
    case .all(let parts): all(parts.map(answer))
    case .any(let parts): all(parts.map { answer($0).map(!) }).map(!)
    case .not(let part): answer(part).map(!)
    }
  }

  private func all(_ answers: [Bool?]) -> Bool? {
    answers.contains(false) ? false : answers.contains(nil) ? nil : true
  }

  private func value(of name: PropertyName) -> Value? {
    let prefix = "account."
    guard name.rawValue.hasPrefix(prefix) else { return user.attributes(of: subject)[name] }
    return subject.ofAccount.flatMap {
      company.attributes(of: $0)[PropertyName(String(name.rawValue.dropFirst(prefix.count)))]
    }
  }

  private func happened(_ name: EventName) -> Bool {
    user.events(named: name).contains { $0.event.subject == subject }
      || company.events(named: name).contains { $0.event.subject.user == nil }
  }
}
