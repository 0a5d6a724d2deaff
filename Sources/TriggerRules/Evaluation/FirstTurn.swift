import Foundation

/// Notes the first instant at which time alone may turn an answer of a decision: for remembering it until then.
///
/// It listens to what the deciding walk reads and to nothing else. As long as none of that turns, another walk takes the
/// same way to the same end.
struct FirstTurn: Evidence {
  static var isThorough: Bool { false }
  static var audience: Audience { .lasting }

  private let now: Date
  private var first: Date

  /// What is added to and taken from instants is rounded, by far less than this, in seconds.
  static let margin: TimeInterval = 0.001

  /// - Parameter until: Up to where answers hold that are recalled.
  init(from now: Date, until: Date = .distantFuture) {
    self.now = now
    first = until.addingTimeInterval(Self.margin)
  }

  /// Up to here, and not at this instant any more, all answers are the same.
  var until: Date { first.addingTimeInterval(-Self.margin) }

  mutating func turns(at instants: @autoclosure () -> [Date], _ turn: Turn) {
    for date in instants() where date < first && date > now.addingTimeInterval(-Self.margin) { first = date }
  }

  mutating func consider(_ index: Int) {}
  mutating func read(_ question: Condition, _ found: @autoclosure () -> Proof.Found, _ verdict: Verdict) {}
  mutating func gate(_ name: Proof.Name, _ verdict: Verdict, _ detail: @autoclosure () -> Proof.Detail) {}
  mutating func conclude(_ outcome: Proof.Outcome, _ assessment: Assessment) {}
}
