import EventLog
import Foundation

/// The tables of a sieve as the hot loop reads them.
///
/// Unsafe pointers, because reference counts and bounds checks took over nine tenths of the time of a decision
/// (`Benchmarks/compare decide`). Every index in the tables was computed by ``SieveBuilder``, none comes from outside.
struct SieveView {
  let columns: UnsafePointer<Sieve.Column>
  let attributes: UnsafePointer<Sieve.Attribute>
  let streams: UnsafePointer<Sieve.Part>
  let lists: UnsafePointer<Int32>
  let constants: UnsafePointer<Double>
  let classes: UnsafePointer<Int32>
  let texts: UnsafePointer<Sieve.Text>
  let firsts: UnsafePointer<Int32>
  let skips: UnsafePointer<UInt8>
  let bytes: UnsafePointer<UInt8>
  let names: TextView
  let bases: UnsafePointer<Int32>
  let masks: UnsafePointer<UInt64>
  let members: UnsafePointer<UInt64>
  let bits: UnsafePointer<UInt64>
  let steps: UnsafePointer<Sieve.Step>
  let starts: UnsafePointer<Int32>
  let alone: UnsafePointer<Sieve.Alone>

  @inline(__always)
  fileprivate init(_ base: UnsafeRawPointer, _ layout: Sieve.Layout) {
    @inline(__always) func table<Element>(_ offset: Int) -> UnsafePointer<Element> {
      (base + offset).assumingMemoryBound(to: Element.self)
    }
    columns = table(layout.columns)
    attributes = table(layout.attributes)
    streams = table(layout.streams)
    lists = table(layout.lists)
    constants = table(layout.constants)
    classes = table(layout.classes)
    texts = table(layout.texts)
    firsts = table(layout.firsts)
    skips = table(layout.skips)
    bytes = table(layout.bytes)
    names = TextView(entries: table(layout.entries), pool: table(layout.pool))
    bases = table(layout.bases)
    masks = table(layout.masks)
    members = table(layout.members)
    bits = table(layout.bits)
    steps = table(layout.steps)
    starts = table(layout.starts)
    alone = table(layout.alone)
  }
}

extension Sieve {
  @inline(__always)
  func withView<Result>(_ body: (SieveView) -> Result) -> Result {
    memory.withUnsafeBytes { memory in
      guard let base = memory.baseAddress else { preconditionFailure("an index without memory") }
      return body(SieveView(base, layout))
    }
  }
}

/// Answers what no class of a column says.
protocol SieveAsker {
  func verdict(of condition: Condition) -> Verdict
}

extension Sieve {
  /// Calls `body` with every rule that matches, in their order, until it returns false; nothing is allocated for it.
  /// - Parameters:
  ///   - places: The place that was found in each column.
  ///   - hasAsked: True when some place is ``Classes/asked``.
  @inline(__always)
  func forEachMatch(
    _ places: UnsafePointer<Int32>, hasAsked: Bool, _ asker: some SieveAsker, _ body: (Int) -> Bool
  ) {
    withView { view in
      guard hasAsked else { return sift(view, places, view.members, asker, body) }
      withUnsafeTemporaryAllocation(of: UInt64.self, capacity: words) { members in
        guard let members = members.baseAddress else { return }
        members.update(from: view.members, count: words)
        askAlone(view, places, members, asker)
        sift(view, places, members, asker, body)
      }
    }
  }

  /// Calls `body` with every rule that the columns alone do not rule out.
  func forEachCandidate(_ places: UnsafePointer<Int32>, _ body: (Int) -> Void) {
    withView { view in
      for word in 0..<words {
        var alive = view.members[word]
        for column in 0..<maskedColumns {
          alive &= view.masks[Int(view.bases[column]) &+ Int(places[column]) &* words &+ word]
        }
        while alive != 0 {
          body(word * 64 + alive.trailingZeroBitCount)
          alive &= alive &- 1
        }
      }
    }
  }

  /// Four words at a time, so that they stay in registers while the masks of all columns are taken together.
  @inline(__always)
  private func sift(
    _ view: SieveView, _ places: UnsafePointer<Int32>, _ members: UnsafePointer<UInt64>, _ asker: some SieveAsker,
    _ body: (Int) -> Bool
  ) {
    var first = 0
    while first < words {
      var alive = UnsafeRawPointer(members + first).loadUnaligned(as: SIMD4<UInt64>.self)
      for column in 0..<maskedColumns {
        let row = Int(view.bases[column]) &+ Int(places[column]) &* words
        alive &= UnsafeRawPointer(view.masks + (row &+ first)).loadUnaligned(as: SIMD4<UInt64>.self)
      }
      for word in 0..<4 {
        var bits = alive[word]
        while bits != 0 {
          let rule = (first &+ word) &* 64 &+ bits.trailingZeroBitCount
          bits &= bits &- 1
          let start = view.starts[rule]
          if start == Step.matches || holds(start, view, places, asker), !body(rule) { return }
        }
      }
      first &+= 4
    }
  }

  /// The questions of one column whose value has no class are asked one by one.
  private func askAlone(
    _ view: SieveView, _ places: UnsafePointer<Int32>, _ members: UnsafeMutablePointer<UInt64>,
    _ asker: some SieveAsker
  ) {
    for column in 0..<maskedColumns where places[column] == Classes.asked {
      for index in view.columns[column].questions.places {
        let question = view.alone[index]
        let rule = Int(question.rule)
        guard members[rule / 64] & 1 << UInt64(rule % 64) != 0 else { continue }
        if !holds(question.start, view, places, asker) { members[rule / 64] &= ~(1 << UInt64(rule % 64)) }
      }
    }
  }

  /// Follows the steps of a question to its end.
  @inline(__always)
  private func holds(
    _ start: Int32, _ view: SieveView, _ places: UnsafePointer<Int32>, _ asker: some SieveAsker
  ) -> Bool {
    var next = start
    while next >= 0 {
      let step = view.steps + Int(next)
      let column = Int(step.pointee.column)
      let place = column < 0 ? Classes.asked : Int(places[column])
      let isSo: Bool
      if place == Classes.asked {
        let condition = column < 0 ? names.walked[Int(step.pointee.bits)] : names.leaves[Int(step.pointee.leaf)]
        isSo = asker.verdict(of: condition).code == step.pointee.wanted
      } else {
        isSo = view.bits[Int(step.pointee.bits) &+ place >> 6] >> UInt64(truncatingIfNeeded: place & 63) & 1 != 0
      }
      next = isSo ? step.pointee.yes : step.pointee.no
    }
    return next == Step.matches
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
