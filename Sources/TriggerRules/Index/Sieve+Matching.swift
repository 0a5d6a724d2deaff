import EventLog
import Foundation

extension Sieve {
  /// Calls `body` with every rule that matches, in their order.
  ///
  /// Nothing is allocated for it, other than on the stack, for up to 8,192 rules.
  /// - Parameters:
  ///   - places: The place that was found in each column.
  ///   - hasAsked: True when some place is ``Classes/asked``.
  @inline(__always)
  func forEachMatch(
    _ places: UnsafePointer<Int32>, hasAsked: Bool, _ asker: some SieveAsker, _ body: (Int) -> Void
  ) {
    withView { view in
      withUnsafeTemporaryAllocation(of: UInt64.self, capacity: words) { found in
        guard let found = found.baseAddress else { return }
        if hasAsked {
          ask(view, places, found, asker)
        } else {
          sift(view, places, found, asker)
        }
        for word in 0..<words {
          var bits = found[word]
          while bits != 0 {
            body(word &* 64 &+ bits.trailingZeroBitCount)
            bits &= bits &- 1
          }
        }
      }
    }
  }

  /// Calls `body` with every rule that the columns alone do not rule out, in any order.
  func forEachCandidate(_ places: UnsafePointer<Int32>, _ body: (Int) -> Void) {
    withView { view in
      for word in 0..<words {
        var alive = view.members[word]
        for column in 0..<maskedColumns { alive &= mask(column, word, view, places) }
        while alive != 0 {
          body(Int(view.rules[word * 64 + alive.trailingZeroBitCount]))
          alive &= alive &- 1
        }
      }
    }
  }

  /// Finds the rules that match where every value has a class.
  ///
  /// Four words at a time, so that they stay in registers while the masks of all columns are taken together.
  @inline(__always)
  private func sift(
    _ view: SieveView, _ places: UnsafePointer<Int32>, _ found: UnsafeMutablePointer<UInt64>, _ asker: some SieveAsker
  ) {
    found.update(repeating: 0, count: words)
    var first = 0
    while first < words {
      var alive = UnsafeRawPointer(view.members + first).loadUnaligned(as: SIMD4<UInt64>.self)
      if maskedColumns > 0 { alive &= masks(0, first, view, places) }
      if !isInOrder, alive == .zero {
        first &+= 4
        continue
      }
      for column in 1..<max(maskedColumns, 1) { alive &= masks(column, first, view, places) }
      for word in 0..<4 {
        let bits = probe(alive[word], first &+ word, view, places, asker)
        add(bits, first &+ word, view, to: found)
      }
      first &+= 4
    }
  }

  /// Adds the rules of a word of bits to those that are found.
  @inline(__always)
  private func add(_ bits: UInt64, _ word: Int, _ view: SieveView, to found: UnsafeMutablePointer<UInt64>) {
    if isInOrder { return found[word] = bits }
    var bits = bits
    while bits != 0 {
      let rule = Int(view.rules[word &* 64 &+ bits.trailingZeroBitCount])
      found[rule >> 6] |= 1 << UInt64(truncatingIfNeeded: rule & 63)
      bits &= bits &- 1
    }
  }

  /// Those of the rules left in a word whose other questions hold, too.
  @inline(__always)
  private func probe(
    _ alive: UInt64, _ word: Int, _ view: SieveView, _ places: UnsafePointer<Int32>, _ asker: some SieveAsker
  ) -> UInt64 {
    var (alive, left) = (alive, alive)
    while left != 0 {
      let place = left.trailingZeroBitCount
      left &= left &- 1
      let part = view.probeParts[word &* 64 &+ place]
      var (all, any): (UInt64, UInt64) = (1, 0)
      if part.end < 0 {
        all = holds(view.starts[word &* 64 &+ place], view, places, asker) ? 1 : 0
      } else {
        for index in part.places {
          let probe = view.probes[index]
          let answer = Int(places[Int(probe.column)])
          any |= view.bits[Int(probe.bits) &+ answer >> 6] >> UInt64(truncatingIfNeeded: answer & 63)
          let last = UInt64(probe.last)
          all &= any | (last ^ 1)
          any &= last &- 1
        }
      }
      alive &= ~((all ^ 1) << UInt64(truncatingIfNeeded: place))
    }
    return alive
  }

  /// Finds the rules that match where some values have no class: the questions about them are asked one by one.
  private func ask(
    _ view: SieveView, _ places: UnsafePointer<Int32>, _ found: UnsafeMutablePointer<UInt64>, _ asker: some SieveAsker
  ) {
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: words) { memory in
      guard let members = memory.baseAddress else { return }
      members.update(from: view.members, count: words)
      askAlone(view, places, members, asker)
      found.update(repeating: 0, count: words)
      for word in 0..<words {
        var alive = members[word]
        for column in 0..<maskedColumns { alive &= mask(column, word, view, places) }
        var left = alive
        while left != 0 {
          let place = left.trailingZeroBitCount
          left &= left &- 1
          let start = view.starts[word &* 64 &+ place]
          if start != Step.matches, !holds(start, view, places, asker) { alive &= ~(1 << UInt64(place)) }
        }
        add(alive, word, view, to: found)
      }
    }
  }

  private func askAlone(
    _ view: SieveView, _ places: UnsafePointer<Int32>, _ members: UnsafeMutablePointer<UInt64>,
    _ asker: some SieveAsker
  ) {
    for column in 0..<maskedColumns where places[column] == Classes.asked {
      for index in view.columns[column].questions.places {
        let question = view.alone[index]
        let bit = Int(question.bit)
        guard members[bit / 64] & 1 << UInt64(bit % 64) != 0 else { continue }
        if !holds(question.start, view, places, asker) { members[bit / 64] &= ~(1 << UInt64(bit % 64)) }
      }
    }
  }

  /// Four words of the mask of a column.
  @inline(__always)
  private func masks(
    _ column: Int, _ word: Int, _ view: SieveView, _ places: UnsafePointer<Int32>
  ) -> SIMD4<UInt64> {
    let row = Int(view.bases[column]) &+ Int(places[column])
    return UnsafeRawPointer(view.masks + (row &* words &+ word)).loadUnaligned(as: SIMD4<UInt64>.self)
  }

  /// A word of the mask of a column.
  @inline(__always)
  func mask(_ column: Int, _ word: Int, _ view: SieveView, _ places: UnsafePointer<Int32>) -> UInt64 {
    view.masks[(Int(view.bases[column]) &+ Int(places[column])) &* words &+ word]
  }

  /// Follows the steps of a question to its end.
  @inline(__always)
  func holds(
    _ start: Int32, _ view: SieveView, _ places: UnsafePointer<Int32>, _ asker: some SieveAsker
  ) -> Bool {
    var next = start
    while next >= 0 {
      let step = view.steps + Int(next)
      let column = Int(step.pointee.column)
      if column >= 0, places[column] == Classes.asked { asker.read(column, of: self) }
      let place = column < 0 ? Classes.asked : Int(places[column])
      let isSo =
        place == Classes.asked
        ? ask(step, view, asker) : view.isSet(place, step.pointee.bits)
      next = isSo ? step.pointee.yes : step.pointee.no
    }
    return next == Step.matches
  }

  private func ask(_ step: UnsafePointer<Step>, _ view: SieveView, _ asker: some SieveAsker) -> Bool {
    let column = Int(step.pointee.column)
    let verdict =
      column < 0
      ? asker.verdict(of: names.walked[Int(step.pointee.bits)], nil)
      : asker.verdict(of: names.leaves[Int(step.pointee.leaf)], view.columns[column].source)
    return verdict.code == step.pointee.wanted
  }
}

extension Sieve.Step {
  static let matches: Int32 = -1
  static let fails: Int32 = -2
}

extension Verdict {
  /// The verdict as the index keeps it.
  var code: UInt8 {
    switch self {
    case .matched: 0
    case .unmatched: 1
    case .unknown: 2
    }
  }
}
