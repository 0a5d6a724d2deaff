import EventLog
public import TouchContent

extension Survey {
  /// The rules that show a question only for some answers of others, for the generated style sheet.
  ///
  /// Conditions that are whole bands of the NPS question need none: the library's own style sheet has them.
  public var anchorRules: [AnchorRule] {
    let visibilities = visibilities
    return questions.flatMap { question -> [AnchorRule] in
      guard case .choices(let clauses) = visibilities[question.id] else { return [] }
      return clauses.map { .question(id: elementID("tt-q", question.id), answers: $0.map(\.selectors)) }
    }
  }

  /// The id of an element that belongs to a question.
  private func elementID(_ prefix: String, _ question: ItemID) -> String {
    "\(prefix)-survey-\(id)-\(question)"
  }

  /// Writes the same.
  func writeID(_ prefix: StaticString, _ question: ItemID, to writer: inout HTMLWriter) {
    writer.markup(prefix)
    writer.markup("-survey-")
    writer.text(id.rawValue)
    writer.markup("-")
    writer.text(question.rawValue)
  }
}

extension ChosenValues {
  /// The selectors of the buttons that stand for the values.
  fileprivate var selectors: [String] {
    values.map { "[name=\"q.\(question)\"][value=\"\($0)\"]" }
  }
}
