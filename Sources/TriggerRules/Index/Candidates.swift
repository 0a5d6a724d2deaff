import EventLog
import Foundation

// Which rules have to be led through the gates at all.

/// A rule that has to be led through the gates, and whether its condition is known to hold.
typealias Candidate = (index: Int, isMatched: Bool)

extension Walk {
  /// The rules that a listener has to hear of, in their order, and whether the index found that their condition holds.
  ///
  /// Left out are those of which the index knows that their trigger or their condition does not match, or that it will
  /// not for all the time that passes; the walk would find the same, only later.
  mutating func candidates() -> [Candidate] {
    if Listener.audience == .every {
      if facts.page != nil { evidence.hear(indexAnswers()) }
      return rules.rules.indices.map { ($0, false) }
    }
    switch facts.occasion.kind {
    case .event(let event): return (rules.compiled.index.byEvent[event.name] ?? []).map { ($0, false) }
    case .due(let occurrence): return rules.compiled.index.byID[occurrence.rule].map { [($0, false)] } ?? []
    case .pageView:
      let isMatched = Listener.audience != .possible
      return Self.merged(isMatched ? matching() : possible(), isMatched: isMatched, goingOn())
    }
  }

  /// The rules that may go on with the content they show, in their order.
  private mutating func goingOn() -> [Int] {
    if let known = recollection.goingOn { return known }
    var found: [Int] = []
    for content in facts.contentThatMayGoOn { found += rules.compiled.index.showing[content] ?? [] }
    found.sort()
    if Listener.audience == .lasting { recollection.goingOn = found }
    return found
  }

  /// The rules that the index found, and those of the others that it did not.
  private static func merged(
    _ found: [Int], isMatched: Bool, _ others: [Int]
  ) -> [Candidate] {
    var all: [Candidate] = []
    all.reserveCapacity(found.count + others.count)
    var next = 0
    for index in found.sorted() {
      while next < others.count, others[next] < index {
        all.append((others[next], false))
        next += 1
      }
      while next < others.count, others[next] == index { next += 1 }
      all.append((index, isMatched))
    }
    for index in others[next...] { all.append((index, false)) }
    return all
  }

  /// The rules whose page and condition match.
  private mutating func matching() -> [Int] {
    let sieve = rules.compiled.index.pages
    var found: [Int] = []
    let filled = withUnsafeTemporaryAllocation(of: Int32.self, capacity: max(sieve.columns, 1)) { places in
      let filled = fill(places, sieve)
      withUnsafeMutablePointer(to: &self) { walk in
        guard let places = places.baseAddress else { return }
        sieve.forEachMatch(places, hasAsked: filled.hasAsked, FactsAsker(walk: walk)) { found.append($0) }
      }
      return filled
    }
    evidence.turns(at: [filled.turn])
    if let places = filled.places { recollection.keep(places, hasAsked: filled.hasAsked) }
    return found
  }

  /// The rules whose page and condition may match now or when time passes: ages and counts are left open.
  private mutating func possible() -> [Int] {
    let answers = indexAnswers().settled
    var found: [Int] = []
    answers.forEachCandidate { index in
      let bounds = rules.rules[index].formula?.bounds(knowing: answers.verdicts)
      if bounds?.most ?? .matched == .matched { found.append(index) }
    }
    evidence.hear(answers)
    return found
  }

  /// Answers every question that the index has a column for, once for all walks at this instant.
  private mutating func indexAnswers() -> IndexAnswers {
    if let known = facts.indexAnswers { return known }
    let sieve = rules.compiled.index.pages
    var values = [Value?](repeating: nil, count: sieve.names.attributes.count)
    var counts = [Int](repeating: 0, count: sieve.columns)
    let places = [Int32](unsafeUninitializedCapacity: max(sieve.columns, 1)) { places, count in
      count = places.count
      _ = fill(places, sieve, value: { values[$1] = $0 }, count: { counts[$1] = $0 })
    }
    let answers = IndexAnswers(sieve, places: places, values: values, counts: counts, page: facts.page)
    facts.indexAnswers = answers
    return answers
  }
}

extension Walk {
  /// How the columns of an index were filled.
  private struct Filled {
    /// True when some place is ``Classes/asked``.
    var hasAsked = false
    /// The first instant from now on at which time alone may change a place, where that is asked for.
    var turn = Date.distantFuture
    /// The places of everything but the page, where they are worth keeping.
    var places: [Int32]?
  }

  /// Finds the place of what the histories say in each column of an index; `value` and `count` hear of what is found for
  /// the slot of an attribute, and for a column.
  ///
  /// Mutating only so that the closures within see the walk itself and no copy of it (`Benchmarks/compare touches`).
  @inline(__always)
  private mutating func fill(
    _ memory: UnsafeMutableBufferPointer<Int32>, _ sieve: Sieve, value noteValue: (Value, Int) -> Void = { _, _ in },
    count noteCount: (Int, Int) -> Void = { _, _ in }
  ) -> Filled {
    memory.initialize(repeating: 0)
    guard let places = memory.baseAddress else { return Filled() }
    return sieve.withView { view in
      let filler = TraitFiller(view: view, places: places, now: facts.now.timeIntervalSinceReferenceDate)
      var filled = Filled()
      if recollection.places.isEmpty {
        filled = fill(filler, sieve, value: noteValue, count: noteCount)
        if Listener.audience == .lasting { filled.places = Array(memory) }
      } else {
        _ = memory.update(fromContentsOf: recollection.places)
        filled.hasAsked = recollection.hasAsked
      }
      filler.set(page: facts.page, of: sieve.names.patterns)
      return filled
    }
  }

  /// Finds the place of everything but the page.
  @inline(__always)
  private mutating func fill(
    _ filler: TraitFiller, _ sieve: Sieve, value noteValue: (Value, Int) -> Void, count noteCount: (Int, Int) -> Void
  ) -> Filled {
    var filled = Filled()
    for (slot, key) in sieve.names.attributes.enumerated() {
      guard let value = facts.attribute(key) else { continue }
      if filler.set(value, slot) { filled.hasAsked = true }
      noteValue(value, slot)
      guard Listener.audience == .lasting, case .date(let date) = value else { continue }
      filled.turn = min(filled.turn, filler.turn(of: date, slot))
    }
    for (slot, stream) in sieve.names.streams.enumerated() {
      let history = facts.history(stream.side)
      filler.set(slot) { start, column in
        guard Listener.audience == .lasting else {
          let count = history.count(of: stream.name, after: start, through: facts.now)
          noteCount(count, column)
          return count
        }
        let (count, first) = history.window(of: stream.name, after: start, through: facts.now)
        if let first, start != .distantPast {
          filled.turn = min(filled.turn, facts.now.addingTimeInterval(first.timeIntervalSince(start)))
        }
        return count
      }
    }
    return filled
  }
}

/// Asks the histories what no class says, and keeps what it reads for one question in the walk for the next.
///
/// An unsafe pointer, because copying the walk took a tenth of a decision (`Benchmarks/compare touches`).
private struct FactsAsker<Listener: Evidence>: SieveAsker {
  let walk: UnsafeMutablePointer<Walk<Listener>>

  func verdict(of condition: Condition, _: Sieve.Source?) -> Verdict {
    walk.pointee.verdict(of: condition, event: walk.pointee.facts.occasion.event)
  }
}
