/// The steps by which the questions of an index are asked, and for each leaf the places where it has a verdict.
struct SieveProgram {
  /// The verdicts of the leaves of one column, and where they stand as bits.
  struct Bits {
    /// For each place the verdict of each leaf.
    var verdicts: [[Verdict]]
    private var known: [Key: Int32] = [:]

    private struct Key: Hashable {
      var leaf: Int
      var wanted: Verdict
    }

    init(verdicts: [[Verdict]]) {
      self.verdicts = verdicts
    }

    /// Where the bits of a leaf stand; adds them when they are wanted for the first time.
    mutating func place(of leaf: Int, _ wanted: Verdict, in words: inout [UInt64]) -> Int32 {
      let key = Key(leaf: leaf, wanted: wanted)
      if let place = known[key] { return place }
      let place = words.count
      words += Array(repeating: 0, count: (verdicts.count + 63) / 64)
      for (index, verdicts) in verdicts.enumerated() where verdicts[leaf] == wanted {
        words[place + index / 64] |= 1 << UInt64(index % 64)
      }
      known[key] = Int32(place)
      return Int32(place)
    }
  }

  private(set) var steps: [Sieve.Step] = []
  var words: [UInt64] = []
  /// The place of each column of the builder in the index.
  var columns: [Int: Int] = [:]
  /// For each column of the index where its leaves begin among all, and its verdicts.
  var leaves: [Int] = []
  var bits: [Bits] = []

  /// Adds a question, and returns its first step.
  mutating func add(_ question: Question) -> Int32 {
    add(question, yes: Sieve.Step.matches, no: Sieve.Step.fails)
  }

  /// Where the answers to a question stand; nil for one that no column has.
  mutating func answer(to question: (column: Int, leaf: Int)?) -> Sieve.Answer {
    guard let question, let column = columns[question.column] else {
      return Sieve.Answer(column: -1, matched: 0, unknown: 0)
    }
    return Sieve.Answer(
      column: Int32(column), matched: bits[column].place(of: question.leaf, .matched, in: &words),
      unknown: bits[column].place(of: question.leaf, .unknown, in: &words))
  }

  /// From the last part to the first, so that every step knows where it leads.
  private mutating func add(_ question: Question, yes: Int32, no: Int32) -> Int32 {
    switch question {
    case .all(let parts): return parts.reversed().reduce(yes) { add($1, yes: $0, no: no) }
    case .any(let parts): return parts.reversed().reduce(no) { add($1, yes: yes, no: $0) }
    case .leaf(let column, let leaf, let wanted):
      let column = columns[column] ?? column
      let place = bits[column].place(of: leaf, wanted, in: &words)
      steps.append(
        Sieve.Step(
          column: Int32(column), bits: place, yes: yes, no: no, leaf: Int32(leaves[column] + leaf),
          wanted: wanted.code))
    case .walked(let index, let wanted):
      steps.append(Sieve.Step(column: -1, bits: Int32(index), yes: yes, no: no, leaf: -1, wanted: wanted.code))
    }
    return Int32(steps.count - 1)
  }
}
