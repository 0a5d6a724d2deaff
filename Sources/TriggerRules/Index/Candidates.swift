import EventLog
import Foundation

// Which rules have to be led through the gates at all.

extension Walk {
  /// The rules that can be chosen on this occasion, in their order, and whether the index found that their condition
  /// holds.
  ///
  /// A listener hears of every rule. Without one, those are left out of which the index knows that their trigger or
  /// their condition does not match; the walk would find the same, only later.
  func candidates() -> [(index: Int, isMatched: Bool)] {
    if Listener.isThorough { return rules.rules.indices.map { ($0, false) } }
    switch facts.occasion.kind {
    case .event(let event): return (rules.compiled.index.byEvent[event.name] ?? []).map { ($0, false) }
    case .due(let occurrence): return rules.compiled.index.byID[occurrence.rule].map { [($0, false)] } ?? []
    case .pageView:
      var found: [(index: Int, isMatched: Bool)] = []
      let sieve = rules.compiled.index.pages
      let asker = FactsAsker(walk: self)
      withUnsafeTemporaryAllocation(of: Int32.self, capacity: sieve.columns) { places in
        places.initialize(repeating: 0)
        guard let places = places.baseAddress else { return }
        let hasAsked = place(in: places, sieve)
        sieve.forEachMatch(places, hasAsked: hasAsked, asker) {
          found.append(($0, true)); return true
        }
      }
      let matched = Set(found.map(\.index))
      for content in facts.contentThatMayGoOn {
        found += (rules.compiled.index.showing[content] ?? []).filter { !matched.contains($0) }.map { ($0, false) }
      }
      return found.sorted { $0.index < $1.index }
    }
  }
}

extension Walk {
  /// Places what the histories say in the columns of an index.
  private func place(in places: UnsafeMutablePointer<Int32>, _ sieve: Sieve) -> Bool {
    var hasAsked = false
    sieve.withView { view in
      let filler = TraitFiller(view: view, places: places, now: facts.now.timeIntervalSinceReferenceDate)
      for (slot, key) in sieve.names.attributes.enumerated() {
        if let value = facts.attribute(key), filler.set(value, slot) { hasAsked = true }
      }
      for (slot, stream) in sieve.names.streams.enumerated() {
        let history = facts.history(stream.side)
        filler.set(slot) { history.count(of: stream.name, after: $0, through: facts.now) }
      }
      filler.set(page: facts.occasion.page, of: sieve.names.patterns)
    }
    return hasAsked
  }
}

/// Asks the histories what no class says.
private struct FactsAsker<Listener: Evidence>: SieveAsker {
  let walk: Walk<Listener>

  func verdict(of condition: Condition) -> Verdict {
    var walk = walk
    return walk.verdict(of: condition, event: walk.facts.occasion.event)
  }
}
