/// A condition as the index asks it: negations stand at the leaves only.
///
/// What matters of a rule is whether its condition is matched. In Kleene's logic a whole is matched, or unmatched, by its
/// parts being matched or unmatched alone: `all` is unmatched when one part is, `not` is matched when its part is
/// unmatched. So every leaf is asked for one verdict, and the answers are yes or no.
indirect enum Question {
  /// Has a leaf of a column this verdict?
  case leaf(column: Int, leaf: Int, Verdict)
  /// Has a condition that no column answers this verdict?
  case walked(Int, Verdict)
  case all([Question])
  case any([Question])

  /// The parts of which all have to hold.
  var conjuncts: [Question] {
    if case .all(let parts) = self { parts.flatMap(\.conjuncts) } else { [self] }
  }

  /// What it reads: nil for nothing, -1 for more than one column.
  var column: Int? {
    switch self {
    case .leaf(let column, _, _): return column
    case .walked: return -1
    case .all(let parts), .any(let parts):
      return parts.reduce(nil) { known, part in
        guard let column = part.column else { return known }
        return known == nil || known == column ? column : -1
      }
    }
  }

  /// Whether it holds, given the verdicts of the leaves of its column.
  func holds(_ verdicts: (Int) -> Verdict) -> Bool {
    switch self {
    case .leaf(_, let leaf, let wanted): verdicts(leaf) == wanted
    case .walked: false
    case .all(let parts): parts.allSatisfy { $0.holds(verdicts) }
    case .any(let parts): parts.contains { $0.holds(verdicts) }
    }
  }
}
