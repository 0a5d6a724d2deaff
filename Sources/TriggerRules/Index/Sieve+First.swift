import EventLog

extension Sieve {
  /// The first rule that matches.
  ///
  /// Rule by rule, and column by column for as long as the rule may match: a column is read when a rule asks for it, and
  /// its mask then leaves fewer of the rules to come. The first match comes early, and most columns are never looked at.
  @inline(__always)
  func first(_ places: UnsafePointer<Int32>, _ asker: some SieveAsker) -> Int? {
    withView { view in
      withUnsafeTemporaryAllocation(of: Int32.self, capacity: maskedColumns * 2 + 1) { memory in
        guard let taken = memory.baseAddress else { return nil }
        let isTaken = taken + maskedColumns
        isTaken.initialize(repeating: 0, count: maskedColumns)
        var search = FirstSearch(view: view, places: places, taken: taken, isTaken: isTaken)
        for word in 0..<words where Int(view.leasts[word]) < search.first { look(in: word, &search, asker) }
        return search.first == .max ? nil : search.first
      }
    }
  }

  /// What a search has looked at and found.
  private struct FirstSearch {
    let view: SieveView
    let places: UnsafePointer<Int32>
    /// The columns whose masks are taken, and for each column whether it is one of them.
    let taken: UnsafeMutablePointer<Int32>
    let isTaken: UnsafeMutablePointer<Int32>
    var count = 0
    var first = Int.max
  }

  /// Looks for a match among 64 rules that comes before the one that is found.
  @inline(__always)
  private func look(in word: Int, _ search: inout FirstSearch, _ asker: some SieveAsker) {
    let (view, places) = (search.view, search.places)
    var alive = view.members[word]
    for index in 0..<search.count { alive &= mask(Int(search.taken[index]), word, view, places) }
    while alive != 0 {
      let place = word &* 64 &+ alive.trailingZeroBitCount
      let bit = alive & (0 &- alive)
      guard Int(view.rules[place]) < search.first else { return }
      for index in view.needParts[place].places {
        let column = Int(view.needs[index].column)
        if search.isTaken[column] == 0 {
          if places[column] == Classes.asked { asker.read(column, of: self) }
          search.isTaken[column] = 1
          search.taken[search.count] = Int32(column)
          search.count &+= 1
          alive &= mask(column, word, view, places)
        }
        if places[column] == Classes.asked, !holds(view.needs[index].start, view, places, asker) { alive &= ~bit }
        if alive & bit == 0 { break }
      }
      if alive & bit != 0, view.starts[place] == Step.matches || holds(view.starts[place], view, places, asker) {
        return search.first = Int(view.rules[place])
      }
      alive &= ~bit
    }
  }
}
