import EventLog

/// Answers what no class of a column says.
protocol SieveAsker {
  /// The verdict of a condition about a value that has no class, by what it reads; nil for what no column answers.
  func verdict(of condition: Condition, _ source: Sieve.Source?) -> Verdict

  /// Finds the place of a column whose place is not known yet; one that is known stays.
  func read(_ column: Int, of sieve: Sieve)
}

extension SieveAsker {
  /// Nothing, where all places are found before rules are asked for.
  @inline(__always)
  func read(_ column: Int, of sieve: Sieve) {}
}
