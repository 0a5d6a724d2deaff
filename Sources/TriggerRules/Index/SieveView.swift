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
  let groups: UnsafeBufferPointer<TextGroup>
  let texts: TextTable.View
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
                          groups.withUnsafeBufferPointer { groups in
                            texts.withView { texts in
                              body(
                                SieveView(
                                  sieve: sieve, words: words, columns: columns, constants: constants,
                                  textClasses: textClasses, answers: answers, masks: masks, nodes: nodes,
                                  children: children, residuals: residuals, textTests: textTests, bytes: bytes,
                                  groups: groups, texts: texts))
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
  }
}

extension SieveView {
  /// Takes the masks of all columns together, and notes where the answers of each column stand.
  func sift<Source: TraitSource>(
    _ source: Source, into alive: UnsafeMutableBufferPointer<UInt64>, rows: UnsafeMutableBufferPointer<Int32>
  ) {
    sieve.pointee.members.withUnsafeBufferPointer { members in
      for word in 0..<words { alive[word] = members[word] }
    }
    for index in 0..<columns.count where columns[index].reads != .text {
      let place = place(index, source)
      take(index, place, alive, rows)
      if place == Classes.unclassed, columns[index].reads == .value { askAlone(index, source, alive, rows) }
    }
    for group in groups { sift(group, source, alive, rows) }
  }

  /// Notes the class of a column, and leaves only the rules that agree with it.
  @inline(__always)
  private func take(
    _ column: Int, _ place: Int, _ alive: UnsafeMutableBufferPointer<UInt64>,
    _ rows: UnsafeMutableBufferPointer<Int32>
  ) {
    rows[column] = columns[column].leafBase + Int32(truncatingIfNeeded: place) * columns[column].leafCount
    let row = Int(columns[column].maskBase) &+ place &* words
    for word in 0..<words { alive[word] &= masks[row &+ word] }
  }

  private func sift<Source: TraitSource>(
    _ group: TextGroup, _ source: Source, _ alive: UnsafeMutableBufferPointer<UInt64>,
    _ rows: UnsafeMutableBufferPointer<Int32>
  ) {
    let value = source.value(Int(group.slot))
    guard case .string(var text) = value else {
      for column in group.placed + group.anywhere {
        take(Int(column), place(of: value, test: Int(column), source), alive, rows)
      }
      return
    }
    text.withUTF8 { text in
      for column in group.placed {
        let test = textTests[Int(columns[Int(column)].textBase)]
        let place =
          test.place == .notInText ? place(of: value, test: Int(column), source) : test.holds(for: text, bytes) ? 0 : 1
        take(Int(column), place, alive, rows)
      }
      for column in group.anywhere { rows[Int(column)] = -1 }
      if !group.anywhere.isEmpty { search(group, text, rows) }
      for column in group.anywhere { take(Int(column), rows[Int(column)] == -1 ? 1 : 0, alive, rows) }
    }
  }

  /// Marks the columns whose text occurs, in one pass.
  private func search(
    _ group: TextGroup, _ text: UnsafeBufferPointer<UInt8>, _ rows: UnsafeMutableBufferPointer<Int32>
  ) {
    group.firsts.withUnsafeBufferPointer { firsts in
      group.anywhere.withUnsafeBufferPointer { anywhere in
        for place in 0..<text.count {
          let byte = Int(text[place])
          var index = Int(firsts[byte])
          let end = Int(firsts[byte + 1])
          while index < end {
            let column = Int(anywhere[index])
            if textTests[Int(columns[column].textBase)].isAt(place, of: text, bytes) { rows[column] = 0 }
            index += 1
          }
        }
      }
    }
  }

  /// The questions of one column whose value has no class are asked one by one.
  private func askAlone<Source: TraitSource>(
    _ column: Int, _ source: Source, _ alive: UnsafeMutableBufferPointer<UInt64>,
    _ rows: UnsafeMutableBufferPointer<Int32>
  ) {
    for index in columns[column].conjuncts {
      let (rule, node) = sieve.pointee.conjuncts[Int(index)]
      if answer(Int(node), source, rows) != 0 { alive[Int(rule) / 64] &= ~(1 << UInt64(rule % 64)) }
    }
  }

  /// Answers a question from the answers that were found.
  func answer<Source: TraitSource>(
    _ node: Int, _ source: Source, _ rows: UnsafeMutableBufferPointer<Int32>
  ) -> UInt8 {
    let this = nodes[node]
    switch this.kind {
    case .leaf:
      let code = answers[Int(rows[Int(this.first)]) + Int(this.second)]
      return code == Sieve.unanswered ? ask(this, source) : code
    case .walked: return source.walk(sieve.pointee.walked[Int(this.first)]).code
    case .not: return Sieve.negated(answer(Int(this.first), source, rows))
    case .all, .any:
      let settles: UInt8 = this.kind == .all ? 1 : 0
      var result = 1 - settles
      for child in Int(this.first)..<(Int(this.first) + Int(this.second)) {
        let part = answer(Int(children[child]), source, rows)
        if part == settles { return settles }
        result = max(result > 1 ? result : 0, part > 1 ? part : 0)
        if result == 0 { result = 1 - settles }
      }
      return result
    }
  }

  /// Asks a leaf whose class has no common answer.
  private func ask<Source: TraitSource>(_ leaf: Sieve.Node, _ source: Source) -> UInt8 {
    let column = Int(leaf.first)
    let condition = sieve.pointee.leaves[sieve.pointee.leafStarts[column] + Int(leaf.second)]
    guard case .attribute(_, let comparison) = condition.form else { return Verdict.unknown.code }
    let now = Timestamp.date(microseconds: source.nowInMicroseconds)
    return comparison.verdict(of: source.value(Int(columns[column].slot)), at: now).code
  }
}
