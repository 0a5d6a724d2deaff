import Foundation

/// Writes down every gate and every value read: for explaining.
///
/// A few flat lists for all rules together, as there are many gates and values and most are read by nobody. A question
/// that several rules ask is answered once, by the index where it can (`Benchmarks/compare decide`).
struct Testimony: Evidence {
  static var isThorough: Bool { true }
  static var audience: Audience { .every }

  /// How a question was answered.
  private struct Answer {
    var question: Condition
    var found: Proof.Found
    var verdict: Verdict
  }

  private struct Gate {
    var rule: Int32
    /// Where its readings end; they begin where those of the gate before end.
    var end: Int32
    var name: Proof.Name
    var verdict: Verdict
    var detail: Proof.Detail
  }

  private struct End {
    var outcome: Proof.Outcome
    var priority: Int
  }

  private let rules: RuleSet
  private var index: IndexAnswers?
  /// The verdicts of the questions by their numbers, as far as they are answered.
  private var verdicts: [Verdict?]
  /// What was answered by the walk and not by the index.
  private var answers: [Answer] = []
  /// The places of these answers by the numbers of their questions; -1 where there is none.
  private var places: [Int32]
  /// The questions each time one was read: its number, or, for one that has none, the place of its answer counted down
  /// from -1.
  private var readings: [Int32] = []
  private var gates: [Gate] = []
  private var ends: [End?]
  private var rule: Int32 = 0

  init(_ rules: RuleSet) {
    self.rules = rules
    let numbers = rules.compiled.numbers
    verdicts = Array(repeating: nil, count: numbers.questions.count)
    places = Array(repeating: -1, count: numbers.questions.count)
    ends = Array(repeating: nil, count: rules.rules.count)
    readings.reserveCapacity(numbers.timesAsked)
    // As many as most rules have.
    gates.reserveCapacity(4 * rules.rules.count)
  }

  mutating func consider(_ index: Int) {
    rule = Int32(index)
  }

  mutating func hear(_ answers: IndexAnswers) {
    index = answers
    verdicts = answers.verdicts
  }

  mutating func recall(_ question: Int) -> Verdict? {
    guard let verdict = verdicts[question] else { return nil }
    readings.append(Int32(question))
    return verdict
  }

  mutating func read(_ question: Condition, _ found: @autoclosure () -> Proof.Found, _ verdict: Verdict) {
    let place = Int32(answers.count)
    answers.append(Answer(question: question, found: found(), verdict: verdict))
    guard let number = question.number else { return readings.append(~place) }
    verdicts[Int(number)] = verdict
    places[Int(number)] = place
    readings.append(number)
  }

  mutating func turns(at instants: @autoclosure () -> [Date], _ turn: Turn) {}

  mutating func gate(_ name: Proof.Name, _ verdict: Verdict, _ detail: @autoclosure () -> Proof.Detail) {
    gates.append(
      Gate(rule: rule, end: Int32(readings.count), name: name, verdict: verdict, detail: detail()))
  }

  mutating func conclude(_ outcome: Proof.Outcome, _ assessment: Assessment) {
    ends[assessment.index] = End(outcome: outcome, priority: assessment.priority)
  }
}

extension Testimony {
  /// How every rule fared, in the order in which they were considered.
  var candidates: [Proof.Candidate] {
    var passed = [[Proof.Gate]](repeating: [], count: rules.rules.count)
    for place in gates.indices { passed[Int(gates[place].rule)].append(gate(at: place)) }
    return passed.indices.map { candidate($0, passed[$0]) }
  }

  /// How one rule fared.
  func candidate(_ id: RuleID) -> Proof.Candidate? {
    rules.compiled.index.byID[id].map { candidate($0, gates(of: $0)) }
  }

  /// The gates that one rule went through.
  func gates(of index: Int) -> [Proof.Gate] {
    gates.indices.filter { gates[$0].rule == index }.map { gate(at: $0) }
  }

  private func candidate(_ index: Int, _ gates: [Proof.Gate]) -> Proof.Candidate {
    let (rule, end) = (rules.rules[index].rule, ends[index])
    return Proof.Candidate(
      rule: rule.id, action: rule.action, priority: end?.priority ?? 0, outcome: end?.outcome ?? .notTriggered,
      gates: gates)
  }

  private func gate(at place: Int) -> Proof.Gate {
    let gate = gates[place]
    let start = place == 0 ? 0 : gates[place - 1].end
    return Proof.Gate(
      gate.name, gate.verdict, gate.detail, readings[Int(start)..<Int(gate.end)].map { reading(Int($0)) },
      of: rules.rules[Int(gate.rule)], on: index?.page)
  }

  private func reading(_ reading: Int) -> Proof.Reading {
    let place = reading < 0 ? ~reading : Int(places[reading])
    if place < 0, let index, let verdict = verdicts[reading] {
      return Proof.Reading(rules.compiled.numbers.questions[reading], index.found(for: reading), verdict)
    }
    let answer = answers[place]
    return Proof.Reading(answer.question, answer.found, answer.verdict)
  }
}
