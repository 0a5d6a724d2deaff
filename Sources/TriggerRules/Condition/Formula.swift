/// A condition as a walk that reads all of it answers it: step by step, where a condition has parts within parts.
///
/// Most of the time of a proof went into following them (`Benchmarks/compare decide`).
struct Formula: Sendable {
  enum Step: Sendable {
    /// Adds the answer to a question, by its number.
    case ask(Int32)
    /// Adds an answer.
    case known(Verdict)
    /// Make one answer of the last two.
    case and
    case or
    /// Turns the last answer round.
    case not
  }

  private(set) var steps: [Step] = []
  /// How many answers there are at most at a time.
  private(set) var depth = 0

  /// - Parameters:
  ///   - condition: A condition with the numbers of its questions.
  ///   - segments: The same for those that it may name.
  init(_ condition: Condition, segments: [SegmentID: Condition]) {
    add(condition, height: 0, segments)
  }

  /// Adds the steps of a condition, where `height` answers wait for those that follow.
  private mutating func add(_ condition: Condition, height: Int, _ segments: [SegmentID: Condition]) {
    depth = max(depth, height + 1)
    switch condition.form {
    case .all(let parts): add(parts, .and, of: .matched, height, segments)
    case .any(let parts): add(parts, .or, of: .unmatched, height, segments)
    case .not(let part):
      add(part, height: height, segments)
      steps.append(.not)
    case .segment(let id):
      if let segment = segments[id] { add(segment, height: height, segments) } else { steps.append(.known(.unknown)) }
    default: steps.append(condition.number.map { .ask($0) } ?? .known(.unknown))
    }
  }

  private mutating func add(
    _ parts: [Condition], _ step: Step, of none: Verdict, _ height: Int, _ segments: [SegmentID: Condition]
  ) {
    if parts.isEmpty { steps.append(.known(none)) }
    for (place, part) in parts.enumerated() {
      add(part, height: height + min(place, 1), segments)
      if place > 0 { steps.append(step) }
    }
  }
}

extension Formula {
  /// Puts the answers to its questions together.
  /// - Parameter ask: Answers a question by its number.
  @inline(__always)
  func answer<Answer: KleeneAnswer>(_ ask: (Int) -> Answer) -> Answer {
    withUnsafeTemporaryAllocation(of: Answer.self, capacity: depth) { answers in
      var last = -1
      for step in steps {
        switch step {
        case .ask(let number):
          last += 1
          answers[last] = ask(Int(number))
        case .known(let verdict):
          last += 1
          answers[last] = Answer(verdict)
        case .and:
          last -= 1
          answers[last] = answers[last].and(answers[last + 1])
        case .or:
          last -= 1
          answers[last] = answers[last].or(answers[last + 1])
        case .not: answers[last] = answers[last].negated
        }
      }
      return answers[0]
    }
  }

  /// What it may come to, when only some answers are known.
  /// - Parameter answers: The answers by the numbers of the questions.
  func bounds(knowing answers: [Verdict?]) -> VerdictBounds {
    answer { answers[$0].map { VerdictBounds($0) } ?? .open }
  }
}

extension Walk {
  /// Answers a condition of which all is read.
  mutating func verdict(of formula: Formula) -> Verdict {
    formula.answer { verdict(of: $0) }
  }

  private mutating func verdict(of question: Int) -> Verdict {
    evidence.recall(question)
      ?? verdict(of: rules.compiled.numbers.questions[question], event: facts.occasion.event)
  }
}
