extension SieveProgram {
  /// A question as "all of these: any of those"; nil where no column answers a part of it, or where that is long.
  mutating func probes(of question: Question) -> [Sieve.Probe]? {
    guard let clauses = question.clauses else { return nil }
    var probes: [Sieve.Probe] = []
    for clause in clauses {
      for part in clause {
        guard case .leaf(let column, let leaf, let wanted) = part, let place = columns[column],
          let number = UInt16(exactly: place)
        else { return nil }
        let bits = bits[place].place(of: leaf, wanted, in: &words)
        probes.append(Sieve.Probe(bits: bits, column: number, last: 0))
      }
      guard !clause.isEmpty else { return nil }
      probes[probes.count - 1].last = 1
    }
    return probes
  }
}

extension Question {
  /// Leaves of which one of each list has to hold; nil when a part is no leaf, or when there are too many.
  fileprivate var clauses: [[Question]]? {
    switch self {
    case .leaf: return [[self]]
    case .walked: return nil
    case .all(let parts):
      let lists = parts.compactMap(\.clauses)
      return lists.count == parts.count ? lists.flatMap { $0 } : nil
    case .any(let parts):
      var clauses: [[Question]] = [[]]
      for part in parts {
        guard let others = part.clauses, clauses.count * others.count <= 16 else { return nil }
        clauses = clauses.flatMap { one in others.map { one + $0 } }
      }
      return clauses
    }
  }
}
