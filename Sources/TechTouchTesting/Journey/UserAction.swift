public import TechTouch

/// One thing that a user does, as a value: what populations are made of, and histories that fail.
public enum UserAction: Hashable, Sendable {
  /// Goes to a page.
  case visit(Page)
  /// Presses a button, with the answers of a survey by question.
  case press(String, on: ContentRef, item: ItemID? = nil, answers: [String: [String]] = [:])
  /// Does something in the product: the host's own event.
  case record(EventName, [PropertyName: Value] = [:])
  /// Gets another value of an attribute, such as a role.
  case set(PropertyName, Value)
  /// Gets other languages, best first.
  case languages([LanguageTag])
  /// Moves to another time zone.
  case timeZone(String)
  /// Logs out: what follows is done by a stranger, until the user signs in again.
  case signOut
  /// Signs in again.
  case signIn
}

extension Journey {
  /// Does one thing.
  /// - Throws: ``JourneyError`` when the page has no such button; `Refusal` or `SurveyRefusal` when it is refused.
  public func perform(_ action: UserAction) async throws {
    switch action {
    case .visit(let page): try await visit(page)
    case .press(let button, let content, let item, let answers):
      try await press(button, on: content, item: item, answers: answers)
    case .record(let name, let properties): try await record(name, properties)
    case .set(let name, let value): user.attributes[name] = value
    case .languages(let languages): user.languages = languages
    case .timeZone(let zone): user.timeZone = zone
    case .signOut: signOut()
    case .signIn: try await signIn()
    }
  }
}

extension UserAction {
  /// The line of Swift that does it in a journey of that name.
  func code(_ journey: String) -> String {
    switch self {
    case .visit(let page): "try await \(journey).visit(\(page.path.literal))"
    case .press(let button, let content, let item, let answers):
      Self.press(journey, button, content, item, answers)
    case .record(let name, let properties):
      "try await \(journey).record(\(name.rawValue.literal)" + (properties.isEmpty ? "" : ", \(properties.literal)")
        + ")"
    case .set(let name, let value): "\(journey).user.attributes[\(name.rawValue.literal)] = \(value.literal)"
    case .languages(let tags): "\(journey).user.languages = [\(tags.map(\.rawValue.literal).joined(separator: ", "))]"
    case .timeZone(let zone): "\(journey).user.timeZone = \(zone.literal)"
    case .signOut: "\(journey).signOut()"
    case .signIn: "try await \(journey).signIn()"
    }
  }

  private static func press(
    _ journey: String, _ button: String, _ content: ContentRef, _ item: ItemID?, _ answers: [String: [String]]
  ) -> String {
    let content = content.unversioned.description.literal
    let sorted = answers.sorted { $0.key < $1.key }
    if button == "send", !answers.isEmpty, answers.values.allSatisfy({ $0.count == 1 }) {
      let list = sorted.map { "\($0.key.literal): \(($0.value.first ?? "").literal)" }.joined(separator: ", ")
      return "try await \(journey).answer(\(content), [\(list)])"
    }
    var arguments = "\(button.literal), on: \(content)"
    if let item { arguments += ", item: \(item.rawValue.literal)" }
    if !answers.isEmpty {
      let list = sorted.map { "\($0.key.literal): [\($0.value.map(\.literal).joined(separator: ", "))]" }
      arguments += ", answers: [\(list.joined(separator: ", "))]"
    }
    return "try await \(journey).press(\(arguments))"
  }
}
