import EventLog
package import Foundation

/// What a decision found out about one person that holds on other pages too, as long as nothing comes to the histories
/// and time alone does not turn it: where their values stand in the index, what is taken of caps, and how the rules
/// stand whose page and condition match.
///
/// A page asks for hundreds of things, and the next page for the same ones (`Benchmarks/compare touches`).
package struct Recollection: Sendable {
  /// The places of the index for all but the page; empty when they were not looked for.
  private(set) var places: [Int32] = []
  private(set) var hasAsked = false
  /// The rules that may go on with the content they show; nil when they were not looked for.
  var goingOn: [Int]?
  /// What is taken of caps, by those that do not count each content on its own.
  private(set) var uses: [Facts.CapKey: CapUse] = [:]
  /// How rules stand, by their index; at most ``mostAssessments``.
  private(set) var assessments: [Int: Assessment] = [:]
  private var from = Date.distantPast
  /// The first instant at which something of it may turn.
  package private(set) var until = Date.distantFuture

  static let mostAssessments = 128

  init() {}

  /// True when all of it still holds.
  func holds(at now: Date) -> Bool { from <= now && now < until }

  mutating func keep(_ places: [Int32], hasAsked: Bool) {
    self.places = places
    self.hasAsked = hasAsked
  }

  mutating func keep(_ assessment: Assessment) {
    if assessments.count < Self.mostAssessments { assessments[assessment.index] = assessment }
  }

  /// The same, with what was found since: all of it held at this instant.
  func with(_ uses: [Facts.CapKey: CapUse], from now: Date, until turn: Date) -> Recollection {
    var newer = self
    newer.uses = uses.filter { $0.key.content == nil }
    newer.from = now
    newer.until = turn
    return newer
  }
}
