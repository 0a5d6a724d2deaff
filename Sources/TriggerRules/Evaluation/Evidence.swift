import Foundation

/// Takes down what a walk reads, or lets it go.
///
/// One walk decides, explains and looks ahead; only what listens to it differs. The one that does not listen is compiled
/// to nothing.
protocol Evidence {
  /// True when the walk has to read everything, although the verdict is already settled.
  static var isThorough: Bool { get }

  /// From here on, everything is about this rule, by its place in the set.
  mutating func consider(_ index: Int)

  /// A question was answered from what was found.
  mutating func read(_ question: Condition, _ found: @autoclosure () -> String, _ verdict: Verdict)

  /// Time alone may turn the last answer at these instants.
  mutating func turns(at instants: @autoclosure () -> [Date], _ turn: Turn)

  /// A gate was answered from what was read since the last one.
  mutating func gate(_ name: Proof.Name, _ verdict: Verdict, _ detail: @autoclosure () -> String)

  /// The rule being considered came to its end.
  mutating func conclude(_ outcome: Proof.Outcome, _ assessment: Assessment)
}

/// What time alone does to an answer.
enum Turn {
  /// These are all the instants there are.
  case settled
  /// After them something else is read, which may turn in its own time.
  case opening
  /// It keeps turning, week after week.
  case again
}

extension Evidence {
  mutating func turns(at instants: @autoclosure () -> [Date]) {
    turns(at: instants(), .settled)
  }
}

/// Listens to nothing: for deciding.
struct NoEvidence: Evidence {
  static var isThorough: Bool { false }

  @inline(__always)
  mutating func consider(_ index: Int) {}
  @inline(__always)
  mutating func read(_ question: Condition, _ found: @autoclosure () -> String, _ verdict: Verdict) {}
  @inline(__always)
  mutating func turns(at instants: @autoclosure () -> [Date], _ turn: Turn) {}
  @inline(__always)
  mutating func gate(_ name: Proof.Name, _ verdict: Verdict, _ detail: @autoclosure () -> String) {}
  @inline(__always)
  mutating func conclude(_ outcome: Proof.Outcome, _ assessment: Assessment) {}
}

/// Writes down every gate and every value read: for explaining.
struct Testimony: Evidence {
  static var isThorough: Bool { true }

  /// What was noted about each rule, by its place in the set.
  private(set) var records: [Int: Record] = [:]
  private var index = 0
  private var readings: [Proof.Reading] = []

  struct Record {
    var gates: [Proof.Gate] = []
    var outcome: Proof.Outcome?
    var priority = 0
  }

  mutating func consider(_ index: Int) {
    self.index = index
  }

  mutating func read(_ question: Condition, _ found: @autoclosure () -> String, _ verdict: Verdict) {
    readings.append(
      Proof.Reading(name: question.subject, question: question.description, found: found(), verdict: verdict))
  }

  mutating func turns(at instants: @autoclosure () -> [Date], _ turn: Turn) {}

  mutating func gate(_ name: Proof.Name, _ verdict: Verdict, _ detail: @autoclosure () -> String) {
    let gate = Proof.Gate(name: name, verdict: verdict, detail: detail(), readings: readings)
    records[index, default: Record()].gates.append(gate)
    readings = []
  }

  mutating func conclude(_ outcome: Proof.Outcome, _ assessment: Assessment) {
    records[index, default: Record()].outcome = outcome
    records[index, default: Record()].priority = assessment.priority
  }
}

/// Collects the instants at which time alone may turn an answer: for looking ahead.
struct TurningPoints: Evidence {
  static var isThorough: Bool { true }

  private(set) var settled: [Date] = []
  private(set) var opening: [Date] = []
  private(set) var again: [Date] = []

  mutating func consider(_ index: Int) {}

  mutating func read(_ question: Condition, _ found: @autoclosure () -> String, _ verdict: Verdict) {}

  mutating func turns(at instants: @autoclosure () -> [Date], _ turn: Turn) {
    switch turn {
    case .settled: settled += instants()
    case .opening: opening += instants()
    case .again: again += instants()
    }
  }

  mutating func gate(_ name: Proof.Name, _ verdict: Verdict, _ detail: @autoclosure () -> String) {}

  mutating func conclude(_ outcome: Proof.Outcome, _ assessment: Assessment) {}
}
