import EventLog

extension Sieve {
  /// The first rule that matches.
  ///
  /// Rule by rule, and column by column for as long as the rule may match: a column is read when a rule asks for it, and
  /// its mask then leaves fewer of the rules to come. The first match comes early, and most columns are never looked at.
  /// It mostly lies among the first 64 rules: their masks stand apart, where they take a fraction of the cache.
  @inline(__always)
  func first(_ places: UnsafePointer<Int32>, _ asker: some SieveAsker) -> Int? {
    withView { view in
      var first = self.first(before: .max, in: 0, view, places, asker) { column in
        view.heads[Int(view.bases[column]) &+ Int(places[column])]
      }
      for word in 1..<words where Int(view.leasts[word]) < first {
        first = self.first(before: first, in: word, view, places, asker) { mask($0, word, view, places) }
      }
      return first == .max ? nil : first
    }
  }

  /// The first match among 64 rules, if it comes before the one that is found; or else that one.
  @inline(__always)
  private func first(
    before found: Int, in word: Int, _ view: SieveView, _ places: UnsafePointer<Int32>, _ asker: some SieveAsker,
    mask: (_ column: Int) -> UInt64
  ) -> Int {
    var alive = view.members[word]
    // A column that is not read rules out nothing. Before the first word few are read, and are taken when they are asked.
    if word > 0 { for column in 0..<maskedColumns { alive &= mask(column) } }
    while alive != 0 {
      let place = word &* 64 &+ alive.trailingZeroBitCount
      let bit = alive & (0 &- alive)
      guard Int(view.rules[place]) < found else { return found }
      var need = view.needs + Int(view.needParts[place].start)
      let end = view.needs + Int(view.needParts[place].end)
      while need < end, alive & bit != 0 {
        let column = Int(need.pointee.column)
        if places[column] == Classes.asked {
          asker.read(column, of: self)
          if places[column] == Classes.asked, !holds(need.pointee.start, view, places, asker) { alive &= ~bit }
        }
        alive &= mask(column)
        need += 1
      }
      if alive & bit != 0, view.starts[place] == Step.matches || holds(view.starts[place], view, places, asker) {
        return Int(view.rules[place])
      }
      alive &= ~bit
    }
    return found
  }
}
