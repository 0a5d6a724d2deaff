import Foundation

/// Collects the instants at which time alone may turn an answer: for looking ahead.
struct TurningPoints: Evidence {
  static var isThorough: Bool { true }
  static var audience: Audience { .possible }

  /// One of the instants.
  struct Point {
    var date: Date
    var turn: Turn
    /// The rule whose condition is all that turns then; nil when more may turn.
    var rule: Int?
  }

  private(set) var points: [Point] = []
  /// What the conditions of rules come to, by the places of the rules; there are none after the last that was asked.
  private(set) var verdicts: [Verdict?] = []
  /// The answers to questions by their numbers, where they are known and time does not turn them.
  private var settled: [Verdict?] = []
  private var index = 0
  /// The first point since the last gate.
  private var first = 0

  mutating func hear(_ answers: IndexAnswers) {
    settled = answers.verdicts
  }

  mutating func recall(_ question: Int) -> Verdict? { settled.isEmpty ? nil : settled[question] }

  mutating func consider(_ index: Int) {
    self.index = index
    first = points.count
  }

  mutating func read(_ question: Condition, _ found: @autoclosure () -> Proof.Found, _ verdict: Verdict) {}

  mutating func turns(at instants: @autoclosure () -> [Date], _ turn: Turn) {
    for date in instants() { points.append(Point(date: date, turn: turn, rule: nil)) }
  }

  mutating func gate(_ name: Proof.Name, _ verdict: Verdict, _ detail: @autoclosure () -> Proof.Detail) {
    switch name {
    case .trigger:
      // The gates behind it are read once it is open, and turn in their own time.
      for place in first..<points.count { points[place].turn = .opening }
    case .condition:
      while verdicts.count <= index { verdicts.append(nil) }
      verdicts[index] = verdict
      for place in first..<points.count { points[place].rule = index }
    default: break
    }
    first = points.count
  }

  mutating func conclude(_ outcome: Proof.Outcome, _ assessment: Assessment) {}
}
