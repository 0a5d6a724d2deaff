import EventLog
import Foundation

/// The arrays of a sieve as the hot loop reads them.
///
/// Unsafe pointers, because reference counts and bounds checks took over nine tenths of the time of a decision
/// (`Benchmarks/compare decide`). Every index in them was computed by ``SieveBuilder``, none comes from outside.
struct SieveView {
  let sieve: UnsafePointer<Sieve>
  let words: Int
  let columns: UnsafeBufferPointer<Sieve.Column>
  let constants: UnsafeBufferPointer<Double>
  let textClasses: UnsafeBufferPointer<UInt16>
  let answers: UnsafeBufferPointer<UInt8>
  let masks: UnsafeBufferPointer<UInt64>
  let nodes: UnsafeBufferPointer<Sieve.Node>
  let children: UnsafeBufferPointer<Int32>
  let residuals: UnsafeBufferPointer<Int32>
  let textTests: UnsafeBufferPointer<TextTest>
  let bytes: UnsafeBufferPointer<UInt8>
}

extension Sieve {
  func withView<Result>(_ body: (SieveView) -> Result) -> Result {
    withUnsafePointer(to: self) { sieve in
      columns.withUnsafeBufferPointer { columns in
        constants.withUnsafeBufferPointer { constants in
          textClasses.withUnsafeBufferPointer { textClasses in
            answers.withUnsafeBufferPointer { answers in
              masks.withUnsafeBufferPointer { masks in
                nodes.withUnsafeBufferPointer { nodes in
                  children.withUnsafeBufferPointer { children in
                    residuals.withUnsafeBufferPointer { residuals in
                      textTests.withUnsafeBufferPointer { textTests in
                        bytes.withUnsafeBufferPointer { bytes in
                          body(
                            SieveView(
                              sieve: sieve, words: words, columns: columns, constants: constants,
                              textClasses: textClasses, answers: answers, masks: masks, nodes: nodes,
                              children: children, residuals: residuals, textTests: textTests, bytes: bytes))
                        }
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    }
  }
}

extension SieveView {
  /// Takes the masks of all columns together, and notes where the answers of each column stand.
  func sift<Source: TraitSource>(
    _ source: inout Source, into alive: UnsafeMutableBufferPointer<UInt64>, rows: UnsafeMutableBufferPointer<Int32>
  ) {
    sieve.pointee.members.withUnsafeBufferPointer { members in
      for word in 0..<words { alive[word] = members[word] }
    }
    for index in 0..<columns.count {
      let column = columns[index]
      let place = place(column, source)
      rows[index] = Int32(truncatingIfNeeded: column.leafBase + place * column.leafCount)
      let row = column.maskBase + place * words
      for word in 0..<words { alive[word] &= masks[row + word] }
    }
    for index in 0..<columns.count where columns[index].reads == .value {
      let unclassed = columns[index].leafBase + Classes.unclassed * columns[index].leafCount
      if Int(rows[index]) == unclassed { askAlone(columns[index], &source, alive, rows) }
    }
  }

  /// The questions of one column whose value has no class are asked one by one.
  private func askAlone<Source: TraitSource>(
    _ column: Sieve.Column, _ source: inout Source, _ alive: UnsafeMutableBufferPointer<UInt64>,
    _ rows: UnsafeMutableBufferPointer<Int32>
  ) {
    for (rule, node) in sieve.pointee.conjuncts[column.conjuncts] where answer(Int(node), &source, rows) != 0 {
      alive[Int(rule) / 64] &= ~(1 << UInt64(rule % 64))
    }
  }

  /// Answers a question from the answers that were found.
  func answer<Source: TraitSource>(
    _ node: Int, _ source: inout Source, _ rows: UnsafeMutableBufferPointer<Int32>
  ) -> UInt8 {
    let this = nodes[node]
    switch this.kind {
    case .leaf:
      let code = answers[Int(rows[Int(this.first)]) + Int(this.second)]
      return code == Sieve.unanswered ? ask(this, &source) : code
    case .walked: return source.walk(sieve.pointee.walked[Int(this.first)]).code
    case .not: return Sieve.negated(answer(Int(this.first), &source, rows))
    case .all, .any:
      let settles: UInt8 = this.kind == .all ? 1 : 0
      var result = 1 - settles
      for child in Int(this.first)..<(Int(this.first) + Int(this.second)) {
        let part = answer(Int(children[child]), &source, rows)
        if part == settles { return settles }
        result = max(result > 1 ? result : 0, part > 1 ? part : 0)
        if result == 0 { result = 1 - settles }
      }
      return result
    }
  }

  /// Asks a leaf whose class has no common answer.
  private func ask<Source: TraitSource>(_ leaf: Sieve.Node, _ source: inout Source) -> UInt8 {
    let column = Int(leaf.first)
    let condition = sieve.pointee.leaves[sieve.pointee.leafStarts[column] + Int(leaf.second)]
    guard case .attribute(_, let comparison) = condition.form else { return Verdict.unknown.code }
    let now = Timestamp.date(microseconds: source.now)
    return comparison.verdict(of: source.value(columns[column].slot), at: now).code
  }
}
