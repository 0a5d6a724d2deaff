/// What can be put together by "and", "or" and "not" in Kleene's logic: one verdict, or what it may be.
protocol KleeneAnswer {
  init(_ verdict: Verdict)
  func and(_ other: Self) -> Self
  func or(_ other: Self) -> Self
  var negated: Self { get }
}

extension Verdict: KleeneAnswer {
  init(_ verdict: Verdict) {
    self = verdict
  }
}
