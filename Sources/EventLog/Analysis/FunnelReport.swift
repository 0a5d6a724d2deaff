public import Foundation

/// What a funnel gives over everybody's events.
public struct FunnelReport: Hashable, Sendable, Codable {
  /// One row a step.
  public var rows: [Row]
  /// Those who took every step, of those whose windows are all closed: the share that will not change any more.
  public var matured: Rate
  /// Events that were left out because they are dated more than a day ahead.
  public var quarantined: Int
  /// The instant of the report.
  public var asOf: Date

  /// What became of those who reached one step.
  public struct Row: Hashable, Sendable, Codable {
    /// What the step is called.
    public var label: String
    /// How many took this step.
    public var reached: Int
    /// Of those who began.
    public var rate: Rate
    /// Of those who took the step before; of those who began, in the first row.
    public var fromPrevious: Rate
    /// How many came no further, and still can: a window of theirs is open.
    public var open: Int
    /// How many came no further, and cannot any more.
    public var dropped: Int
  }

  init(_ funnel: Funnel, _ tally: FunnelTally, _ input: ReportInput) {
    func rate(_ numerator: Int, of denominator: Int, _ suffix: String = "") -> Rate {
      Rate(numerator, of: denominator, definition: funnel.definition + suffix, asOf: input.asOf)
    }
    let reached = funnel.steps.indices.map { step in tally.reached(atLeast: step + 1) }
    rows = funnel.steps.indices.map { index in
      let isLast = index == funnel.steps.count - 1
      return Row(
        label: funnel.steps[index].label, reached: reached[index],
        rate: rate(reached[index], of: reached[0]),
        fromPrevious: rate(reached[index], of: reached[max(0, index - 1)], ".fromPrevious"),
        open: isLast ? 0 : tally.open[index + 1], dropped: isLast ? 0 : tally.closed[index + 1])
    }
    matured = rate(tally.closed.last ?? 0, of: tally.closed.dropFirst().reduce(0, +), ".matured")
    quarantined = input.quarantined
    asOf = input.asOf
  }

  /// The rows as a table with a heading, for ``CSV``.
  public var table: [[String]] {
    [["step", "reached", "of", "open", "dropped", "definition", "as of"]]
      + rows.map { row in
        [
          row.label, String(row.reached), String(row.rate.denominator), String(row.open), String(row.dropped),
          row.rate.definition, Timestamp.text(of: asOf),
        ]
      }
  }
}

/// How many came how far, by whether they can still come further. At index m: exactly m steps.
struct FunnelTally {
  var open: [Int]
  var closed: [Int]

  init(steps: Int) {
    open = Array(repeating: 0, count: steps + 1)
    closed = open
  }

  mutating func add(reached: Int, isOpen: Bool) {
    if isOpen { open[reached] += 1 } else { closed[reached] += 1 }
  }

  func reached(atLeast steps: Int) -> Int {
    (steps..<open.count).reduce(0) { $0 + open[$1] + closed[$1] }
  }
}
