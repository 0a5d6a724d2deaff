/// What one engine did on one workload, in the form that `Benchmarks/compare` reads.
public struct Measurement {
  /// The table it stands in; empty where there is only one.
  public var group: String
  /// The name in the table.
  public var engine: String
  /// How many answers differed from the expected ones.
  public var wrong: Int
  /// The operations in one pass.
  private let count: Int
  /// CPU time of one operation in microseconds, for each round.
  private var times: [Double] = []

  /// CPU time of one operation in microseconds: the median of the rounds.
  public var microseconds: Double { times.isEmpty ? 0 : times.sorted()[times.count / 2] }

  /// Repeats a pass over the whole data for ``rounds`` rounds of `seconds` each, and takes the median.
  /// - Parameter count: The operations in one pass.
  public init(
    _ engine: String, in group: String = "", count: Int, wrong: Int, seconds: Double = 0.2, pass: () throws -> Void
  ) rethrows {
    self.init(engine, in: group, count: count, wrong: wrong)
    try pass()
    for _ in 0..<Self.rounds { try measure(seconds, pass) }
  }

  /// Begins a measurement of which each round is asked for, for those that take turns with others.
  public init(_ engine: String, in group: String = "", count: Int, wrong: Int) {
    self.group = group
    self.engine = engine
    self.count = count
    self.wrong = wrong
  }

  /// How many rounds are worth a median.
  public static let rounds = 5

  /// Repeats a pass for one round of so many seconds.
  public mutating func measure(_ seconds: Double = 0.2, _ pass: () throws -> Void) rethrows {
    let start = CPUClock.seconds
    var passes = 0
    var elapsed = 0.0
    repeat {
      try pass()
      passes += 1
      elapsed = CPUClock.seconds - start
    } while elapsed < seconds
    times.append(elapsed * 1e6 / Double(passes * count))
  }

  /// Prints the line: the group if there is one, engine, microseconds and wrong answers, separated by tabs.
  public func report() {
    print((group.isEmpty ? "" : group + "\t") + engine, microseconds, wrong, separator: "\t")
  }
}
