import EventLog
import Foundation

/// What a sieve reads of one user at one time.
protocol TraitSource {
  /// Now, in microseconds since 1970.
  var now: Int64 { get }
  /// The page being viewed.
  var page: String? { get }

  /// The value of the attribute in a slot.
  func value(_ slot: Int) -> Value?

  /// True when a stream has at least that many events in (after, now].
  func has(_ count: Int, in stream: Int, after: Int64) -> Bool

  /// Answers a question that no column has.
  mutating func walk(_ condition: Condition) -> Verdict
}

extension Sieve {
  /// Calls `body` with every rule that matches, in their order; nothing is allocated for it.
  func forEachMatch<Source: TraitSource>(_ source: inout Source, _ body: (Int) -> Void) {
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: max(words, 1)) { alive in
      withUnsafeTemporaryAllocation(of: Int32.self, capacity: max(columns.count, 1)) { classes in
        for word in 0..<words { alive[word] = members[word] }
        // Unsafe pointers, because bounds checks doubled the time of this loop (`Benchmarks/compare decide`).
        masks.withUnsafeBufferPointer { masks in
          columns.withUnsafeBufferPointer { columns in
            for index in columns.indices {
              let place = place(columns[index], source)
              classes[index] = Int32(truncatingIfNeeded: place)
              let row = columns[index].maskBase + place * words
              for word in 0..<words { alive[word] &= masks[row + word] }
            }
          }
        }
        for index in columns.indices where columns[index].reads == .value && classes[index] == Int32(Classes.unclassed)
        {
          askAlone(columns[index], &source, alive, classes)
        }
        for word in 0..<words {
          var bits = alive[word]
          while bits != 0 {
            let rule = word * 64 + bits.trailingZeroBitCount
            bits &= bits - 1
            let residual = residuals[rule]
            if residual < 0 || answer(Int(residual), &source, classes) == Verdict.matched.code { body(rule) }
          }
        }
      }
    }
  }

  /// The questions of one column whose value has no class are asked one by one.
  private func askAlone<Source: TraitSource>(
    _ column: Column, _ source: inout Source, _ alive: UnsafeMutableBufferPointer<UInt64>,
    _ classes: UnsafeMutableBufferPointer<Int32>
  ) {
    for index in column.conjuncts {
      let (rule, node) = conjuncts[index]
      if answer(Int(node), &source, classes) != Verdict.matched.code {
        alive[Int(rule) / 64] &= ~(1 << UInt64(rule % 64))
      }
    }
  }

  /// Answers a question from the classes that were found.
  private func answer<Source: TraitSource>(
    _ node: Int, _ source: inout Source, _ classes: UnsafeMutableBufferPointer<Int32>
  ) -> UInt8 {
    answer(node) { column, leaf in
      if column < 0 { return source.walk(walked[leaf]).code }
      let code = answers[columns[column].leafBase + Int(classes[column]) * columns[column].leafCount + leaf]
      if code != Self.unanswered { return code }
      guard case .attribute(_, let comparison) = leaves[leafStarts[column] + leaf].form else { return code }
      let now = Timestamp.date(microseconds: source.now)
      return comparison.verdict(of: source.value(columns[column].slot), at: now).code
    }
  }

  /// Answers a question, given the answers of its leaves; a column of -1 stands for a leaf that is walked.
  func answer(_ node: Int, _ leaf: (_ column: Int, _ leaf: Int) -> UInt8) -> UInt8 {
    let this = nodes[node]
    switch this.kind {
    case .leaf: return leaf(Int(this.first), Int(this.second))
    case .walked: return leaf(-1, Int(this.first))
    case .not:
      let part = answer(Int(this.first), leaf)
      return part < 2 ? 1 - part : part
    case .all, .any:
      // What settles it: one that does not hold, or one that does.
      let settles: UInt8 = this.kind == .all ? 1 : 0
      var result = 1 - settles
      for child in Int(this.first)..<(Int(this.first) + Int(this.second)) {
        let part = answer(Int(children[child]), leaf)
        if part == settles { return settles }
        if part > 1 { result = result > 1 ? max(result, part) : part }
      }
      return result
    }
  }
}

extension Verdict {
  /// The verdict as the index keeps it: its place among all.
  var code: UInt8 {
    switch self {
    case .matched: 0
    case .unmatched: 1
    case .unknown: 2
    }
  }
}
