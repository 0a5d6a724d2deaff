import Foundation

/// Writes down every gate and every value read: for explaining.
struct Testimony: Evidence {
  static var isThorough: Bool { true }
  static var audience: Audience { .every }

  /// What was noted about each rule, by its place in the set.
  private var records: [Record?] = []
  private var index = 0
  private var readings: [Proof.Reading] = []

  struct Record {
    var gates: [Proof.Gate] = []
    var outcome: Proof.Outcome?
    var priority = 0
  }

  /// What was noted about a rule; nil for nothing.
  func record(of index: Int) -> Record? { records.indices.contains(index) ? records[index] : nil }

  mutating func consider(_ index: Int) {
    self.index = index
    while records.count <= index { records.append(nil) }
    if records[index] == nil {
      records[index] = Record()
      // As many as most rules have.
      records[index]?.gates.reserveCapacity(4)
    }
  }

  mutating func read(_ question: Condition, _ found: @autoclosure () -> Proof.Found, _ verdict: Verdict) {
    readings.append(Proof.Reading(question, found(), verdict))
  }

  mutating func turns(at instants: @autoclosure () -> [Date], _ turn: Turn) {}

  mutating func gate(_ name: Proof.Name, _ verdict: Verdict, _ detail: @autoclosure () -> Proof.Detail) {
    records[index]?.gates.append(Proof.Gate(name, verdict, detail(), Array(readings[...])))
    readings.removeAll(keepingCapacity: true)
  }

  mutating func conclude(_ outcome: Proof.Outcome, _ assessment: Assessment) {
    records[index]?.outcome = outcome
    records[index]?.priority = assessment.priority
  }
}
