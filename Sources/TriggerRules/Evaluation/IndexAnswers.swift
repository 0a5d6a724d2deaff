import EventLog

/// What a decision reads through the columns of the index, and the answers to all questions that they have.
///
/// A question is answered by the class of its column's value, as in deciding (`Benchmarks/compare decide`).
struct IndexAnswers: Sendable {
  private let index: Sieve
  /// The place that was found in each column.
  private var places: [Int32]
  /// The answers to the questions by their numbers; nil for one that no class of a column answers.
  private(set) var verdicts: [Verdict?]
  /// The values of the attributes that the index asks for, by their slots.
  private let values: [Value?]
  /// How often what a column counts happened.
  private let counts: [Int]
  /// The page being viewed.
  let page: String?

  init(_ index: Sieve, places: [Int32], values: [Value?], counts: [Int], page: String?) {
    self.index = index
    self.places = places
    verdicts = index.verdicts(in: places)
    self.values = values
    self.counts = counts
    self.page = page
  }

  /// The same without what changes as time passes.
  var settled: IndexAnswers {
    var settled = self
    for column in index.names.timed { settled.places[column] = Int32(Classes.asked) }
    for question in index.names.timedQuestions { settled.verdicts[question] = nil }
    return settled
  }

  /// Calls `body` with every rule that the columns alone do not rule out, in any order.
  func forEachCandidate(_ body: (Int) -> Void) {
    places.withUnsafeBufferPointer { places in
      if let places = places.baseAddress { index.forEachCandidate(places, body) }
    }
  }

  /// How often what a question counts happened; nil for one that counts nothing, or that no class of a column answers.
  func count(for question: Int) -> Int? {
    guard verdicts[question] != nil else { return nil }
    return index.withView { view in
      let column = Int(view.answers[question].column)
      return view.columns[column].isOfEvents ? counts[column] : nil
    }
  }

  /// What a question found that is answered here.
  func found(for question: Int) -> Proof.Found {
    index.withView { view in
      let column = Int(view.answers[question].column)
      return switch view.columns[column].source {
      case .attribute(let slot): .value(values[Int(slot)])
      case .stream: .times(counts[column], undecided: 0)
      case .pattern: .quoted(page)
      }
    }
  }
}

extension Sieve {
  /// The answers to all questions, where a place was found in each column.
  fileprivate func verdicts(in places: [Int32]) -> [Verdict?] {
    withView { view in
      (0..<questions).map { question in
        let answer = view.answers[question]
        guard answer.column >= 0 else { return nil }
        let place = Int(places[Int(answer.column)])
        if place == Classes.asked { return nil }
        if view.isSet(place, answer.matched) { return .matched }
        return view.isSet(place, answer.unknown) ? .unknown : .unmatched
      }
    }
  }
}

extension Proof.Found {
  /// A text that may be missing.
  static func quoted(_ text: String?) -> Proof.Found { .text(text.map { "\"\($0)\"" } ?? "missing") }
}
