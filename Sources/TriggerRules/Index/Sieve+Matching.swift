import EventLog
import Foundation

/// What a sieve reads of one user at one time.
protocol TraitSource {
  /// Now, in microseconds since 1970.
  var nowInMicroseconds: Int64 { get }
  /// The page being viewed.
  var page: String? { get }

  /// The value of the attribute in a slot.
  func value(_ slot: Int) -> Value?

  /// How many events a stream has in (after, now]; no more than the limit have to be counted.
  func count(in stream: Int, after: Int64, limit: Int) -> Int

  /// Answers a question that no column has.
  func walk(_ condition: Condition) -> Verdict
}

extension Sieve {
  /// Calls `body` with every rule that matches, in their order; nothing is allocated for it.
  func forEachMatch<Source: TraitSource>(_ source: Source, _ body: (Int) -> Void) {
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: max(words, 1)) { alive in
      withUnsafeTemporaryAllocation(of: Int32.self, capacity: max(columns.count, 1)) { rows in
        withView { view in
          view.sift(source, into: alive, rows: rows)
          for word in 0..<words {
            var bits = alive[word]
            while bits != 0 {
              let rule = word * 64 + bits.trailingZeroBitCount
              bits &= bits - 1
              let residual = view.residuals[rule]
              if residual < 0 || view.answer(Int(residual), source, rows) == 0 { body(rule) }
            }
          }
        }
      }
    }
  }

  /// Answers a question of one column, whose leaves have their answers from this place on.
  func answer(_ node: Int, at row: Int) -> UInt8 {
    let this = nodes[node]
    switch this.kind {
    case .leaf: return answers[row + Int(this.second)]
    case .walked: return Self.unanswered
    case .not: return Self.negated(answer(Int(this.first), at: row))
    case .all, .any:
      return children[Int(this.first)..<Int(this.first) + Int(this.second)].reduce(this.kind == .all ? 0 : 1) {
        Self.joined($0, answer(Int($1), at: row), this.kind)
      }
    }
  }

  static func negated(_ code: UInt8) -> UInt8 { code < 2 ? 1 - code : code }

  /// Kleene's tables over codes; what is unanswered stays so unless the other one settles it.
  @inline(__always)
  static func joined(_ one: UInt8, _ other: UInt8, _ kind: Node.Kind) -> UInt8 {
    let settles: UInt8 = kind == .all ? 1 : 0
    if one == settles || other == settles { return settles }
    return one > 1 || other > 1 ? max(one > 1 ? one : 0, other > 1 ? other : 0) : 1 - settles
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
