/// What one engine did on one workload, in the form that `Benchmarks/compare` reads.
public struct Measurement {
  /// The table it stands in; empty where there is only one.
  public var group: String
  /// The name in the table.
  public var engine: String
  /// CPU time of one operation in microseconds.
  public var microseconds: Double
  /// How many answers differed from the expected ones.
  public var wrong: Int

  /// Repeats a pass over the whole data for 5 rounds of `seconds` each, and takes the median.
  /// - Parameter count: The operations in one pass.
  public init(
    _ engine: String, in group: String = "", count: Int, wrong: Int, seconds: Double = 0.2, pass: () throws -> Void
  ) rethrows {
    try pass()
    var rounds: [Double] = []
    for _ in 0..<5 {
      let start = CPUClock.seconds
      var passes = 0
      var elapsed = 0.0
      repeat {
        try pass()
        passes += 1
        elapsed = CPUClock.seconds - start
      } while elapsed < seconds
      rounds.append(elapsed * 1e6 / Double(passes * count))
    }
    self.group = group
    self.engine = engine
    self.microseconds = rounds.sorted()[rounds.count / 2]
    self.wrong = wrong
  }

  /// Prints the line: the group if there is one, engine, microseconds and wrong answers, separated by tabs.
  public func report() {
    print((group.isEmpty ? "" : group + "\t") + engine, microseconds, wrong, separator: "\t")
  }
}
