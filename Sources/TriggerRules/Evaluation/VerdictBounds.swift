/// The least and the most that a condition may come to, in the order unmatched, unknown, matched.
///
/// In Kleene's logic "and" and "or" are the lesser and the greater of two verdicts in this order, and "not" turns it round.
struct VerdictBounds: Hashable {
  var least: Verdict
  var most: Verdict

  /// Anything.
  static var open: VerdictBounds { VerdictBounds(least: .unmatched, most: .matched) }

  init(least: Verdict, most: Verdict) {
    self.least = least
    self.most = most
  }
}

extension VerdictBounds: KleeneAnswer {
  init(_ verdict: Verdict) {
    self.init(least: verdict, most: verdict)
  }

  func and(_ other: VerdictBounds) -> VerdictBounds {
    VerdictBounds(least: least.and(other.least), most: most.and(other.most))
  }

  func or(_ other: VerdictBounds) -> VerdictBounds {
    VerdictBounds(least: least.or(other.least), most: most.or(other.most))
  }

  var negated: VerdictBounds { VerdictBounds(least: most.negated, most: least.negated) }
}
