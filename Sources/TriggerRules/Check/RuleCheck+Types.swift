import EventLog

// Whether attributes are compared as what they are.

extension RuleCheck {
  /// One place where an attribute is compared.
  struct AttributeUse {
    var path: String
    var types: Set<AttributeType>
  }

  /// Takes down that an attribute is compared, and reports a type that is declared otherwise.
  mutating func use(_ key: AttributeKey, as types: Set<AttributeType>, at path: String) {
    if let declared = document.attributes[key] {
      guard !types.contains(declared) else { return }
      return report(
        .typeMismatch, path,
        "the attribute \"\(key)\" is declared as a \(declared.rawValue) and compared as \(types.inWords)")
    }
    uses[key, default: []].append(AttributeUse(path: path, types: types))
  }

  /// Takes down that a property of an event is compared. What the library's own events hold differs by their content.
  mutating func use(_ name: PropertyName, of event: EventAtHand, in comparison: Comparison, at path: String) {
    if case .named(.answered, _) = event, name == .score { return wantNumber("a score", comparison, path) }
    if case .named(.milestone, _) = event, name == .percent { return wantNumber("a percentage", comparison, path) }
    guard case .named(let eventName, let content) = event, content != nil || !eventName.isReserved else { return }
    let property = PropertyOfEvent(event: eventName, content: content?.unversioned, name: name)
    propertyUses[property, default: []].append(AttributeUse(path: path, types: comparison.types))
  }

  /// Reports what is a number, or at most an instant, and compared as something else.
  mutating func wantNumber(_ what: String, _ comparison: Comparison, _ path: String) {
    guard comparison.types.isDisjoint(with: [.number, .date]) else { return }
    report(.typeMismatch, path, "\(what) is a number, and is compared as \(comparison.types.inWords)")
  }

  /// Reports attributes that nobody declared, and properties, that two conditions take for different things.
  mutating func checkTypes() {
    for (key, uses) in uses.sorted(by: { "\($0.key)" < "\($1.key)" }) {
      checkTypes(of: "the attribute \"\(key)\"", uses)
    }
    for (property, uses) in propertyUses.sorted(by: { $0.value[0].path < $1.value[0].path }) {
      checkTypes(of: "the property \"\(property.name)\" of \(property.event)", uses)
    }
  }

  private mutating func checkTypes(of what: String, _ uses: [AttributeUse]) {
    var types = Set(AttributeType.allCases)
    for (index, use) in uses.enumerated() {
      let both = types.intersection(use.types)
      guard both.isEmpty else {
        types = both
        continue
      }
      let other = uses[..<index].last { $0.types.isDisjoint(with: use.types) } ?? uses[0]
      return report(
        .typeConflict, use.path,
        "\(what) is compared as \(use.types.inWords) here and as \(other.types.inWords) at \(other.path)")
    }
  }
}
