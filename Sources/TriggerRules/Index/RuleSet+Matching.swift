import EventLog

extension RuleSet {
  /// Calls `body` with each rule for page views whose page and condition match, the highest priority first.
  ///
  /// It asks who a rule is for, and neither what the user has seen already nor any cap. Questions that only a history
  /// answers, such as a survey's score, are unknown here.
  public func forEachMatch(_ traits: Traits, _ body: (Rule) -> Void) {
    forEachMatchingIndex(traits) { body(rules[$0].rule) }
  }

  /// The same with the place of the rule in ``ordered``; nothing is allocated for it while there are no more than 8,192
  /// rules.
  /// - Precondition: The traits are laid out for this rule set.
  public func forEachMatchingIndex(_ traits: Traits, _ body: (Int) -> Void) {
    precondition(traits.fingerprint == fingerprint.value, "the traits are laid out for another rule set")
    traits.places.withUnsafeBufferPointer { places in
      guard let places = places.baseAddress else { return }
      traits.sieve.forEachMatch(places, hasAsked: !traits.asked.isEmpty, traits, body)
    }
  }

  /// The first rule that ``forEachMatch(_:_:)`` would give; nil when no rule matches.
  public func firstMatch(_ traits: Traits) -> Rule? {
    firstMatchingIndex(traits).map { rules[$0].rule }
  }

  /// The place of the first rule that matches in ``ordered``; nothing is allocated for it.
  /// - Precondition: The traits are laid out for this rule set.
  public func firstMatchingIndex(_ traits: Traits) -> Int? {
    precondition(traits.fingerprint == fingerprint.value, "the traits are laid out for another rule set")
    return traits.places.withUnsafeBufferPointer { places in
      places.baseAddress.flatMap { traits.sieve.first($0, traits) }
    }
  }
}
