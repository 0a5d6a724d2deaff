import Foundation

/// Takes down what a walk reads, or lets it go.
///
/// One walk decides, explains and looks ahead; only what listens to it differs. The one that does not listen is compiled
/// to nothing.
protocol Evidence {
  /// True when the walk has to read everything, although the verdict is already settled.
  static var isThorough: Bool { get }

  /// The rules it has to hear of.
  static var audience: Audience { get }

  /// What the index answers; where time may pass, only what it does not turn.
  mutating func hear(_ answers: IndexAnswers)

  /// From here on, everything is about this rule, by its place in the set.
  mutating func consider(_ index: Int)

  /// The verdict of a question, by its number, that was answered before, which counts as read again; nil where it has to
  /// be answered.
  mutating func recall(_ question: Int) -> Verdict?

  /// A question was answered from what was found.
  mutating func read(_ question: Condition, _ found: @autoclosure () -> Proof.Found, _ verdict: Verdict)

  /// Time alone may turn the last answer at these instants.
  mutating func turns(at instants: @autoclosure () -> [Date], _ turn: Turn)

  /// A gate was answered from what was read since the last one.
  mutating func gate(_ name: Proof.Name, _ verdict: Verdict, _ detail: @autoclosure () -> Proof.Detail)

  /// The rule being considered came to its end.
  mutating func conclude(_ outcome: Proof.Outcome, _ assessment: Assessment)
}

/// Which rules a listener has to hear of.
enum Audience {
  /// Those that match.
  case matching
  /// Those that match, and when time alone may turn what was read of them, or of those that do not.
  case lasting
  /// Those that may match now or later, when time alone passes.
  case possible
  /// Every one.
  case every
}

extension Audience {
  /// True when the instants at which answers turn are worth working out.
  var hearsTurns: Bool { self == .lasting || self == .possible }
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
  @inline(__always)
  mutating func hear(_ answers: IndexAnswers) {}

  @inline(__always)
  mutating func recall(_ question: Int) -> Verdict? { nil }

  mutating func turns(at instants: @autoclosure () -> [Date]) {
    turns(at: instants(), .settled)
  }
}

/// Listens to nothing: for deciding.
struct NoEvidence: Evidence {
  static var isThorough: Bool { false }
  static var audience: Audience { .matching }

  @inline(__always)
  mutating func consider(_ index: Int) {}
  @inline(__always)
  mutating func read(_ question: Condition, _ found: @autoclosure () -> Proof.Found, _ verdict: Verdict) {}
  @inline(__always)
  mutating func turns(at instants: @autoclosure () -> [Date], _ turn: Turn) {}
  @inline(__always)
  mutating func gate(_ name: Proof.Name, _ verdict: Verdict, _ detail: @autoclosure () -> Proof.Detail) {}
  @inline(__always)
  mutating func conclude(_ outcome: Proof.Outcome, _ assessment: Assessment) {}
}
