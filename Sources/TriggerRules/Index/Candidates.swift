import EventLog
import Foundation

// Which rules have to be led through the gates at all.

extension Walk {
  /// The rules that a listener has to hear of, in their order, and whether the index found that their condition holds.
  ///
  /// Left out are those of which the index knows that their trigger or their condition does not match, or that it will
  /// not for all the time that passes; the walk would find the same, only later.
  func candidates() -> [(index: Int, isMatched: Bool)] {
    if Listener.audience == .every { return rules.rules.indices.map { ($0, false) } }
    switch facts.occasion.kind {
    case .event(let event): return (rules.compiled.index.byEvent[event.name] ?? []).map { ($0, false) }
    case .due(let occurrence): return rules.compiled.index.byID[occurrence.rule].map { [($0, false)] } ?? []
    case .pageView:
      var found = Listener.audience == .possible ? possible().map { ($0, false) } : matching().map { ($0, true) }
      let known = Set(found.map(\.0))
      for content in facts.contentThatMayGoOn {
        found += (rules.compiled.index.showing[content] ?? []).filter { !known.contains($0) }.map { ($0, false) }
      }
      return found.sorted { $0.0 < $1.0 }.map { (index: $0, isMatched: $1) }
    }
  }

  /// The rules whose page and condition match.
  private func matching() -> [Int] {
    let sieve = rules.compiled.index.pages
    let asker = FactsAsker(walk: self)
    var found: [Int] = []
    withPlaces(in: sieve) { places, hasAsked in
      sieve.forEachMatch(places, hasAsked: hasAsked, asker) { found.append($0) }
    }
    return found
  }

  /// The rules whose page and condition may match now or when time passes: ages and counts are left open.
  private func possible() -> [Int] {
    let sieve = rules.compiled.index.pages
    var found: [Int] = []
    withPlaces(in: sieve) { places, _ in
      for column in sieve.names.timed { places[column] = Int32(Classes.asked) }
      sieve.forEachCandidate(places) { found.append($0) }
    }
    return found
  }
}

extension Walk {
  /// Calls `body` with the place of what the histories say in each column of an index.
  private func withPlaces(in sieve: Sieve, _ body: (UnsafeMutablePointer<Int32>, _ hasAsked: Bool) -> Void) {
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: max(sieve.columns, 1)) { places in
      places.initialize(repeating: 0)
      guard let places = places.baseAddress else { return }
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
      body(places, hasAsked)
    }
  }
}

/// Asks the histories what no class says.
private struct FactsAsker<Listener: Evidence>: SieveAsker {
  let walk: Walk<Listener>

  func verdict(of condition: Condition, _: Sieve.Source?) -> Verdict {
    var walk = walk
    return walk.verdict(of: condition, event: walk.facts.occasion.event)
  }
}
