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

  /// Reports attributes that nobody declared and that two conditions take for different things.
  mutating func checkTypes() {
    for (key, uses) in uses.sorted(by: { "\($0.key)" < "\($1.key)" }) {
      var types = Set(AttributeType.allCases)
      for (index, use) in uses.enumerated() {
        let both = types.intersection(use.types)
        guard both.isEmpty else {
          types = both
          continue
        }
        let other = uses[..<index].last { $0.types.isDisjoint(with: use.types) } ?? uses[0]
        report(
          .typeConflict, use.path,
          "the attribute \"\(key)\" is compared as \(use.types.inWords) here and as \(other.types.inWords) at \(other.path)"
        )
        break
      }
    }
  }
}
