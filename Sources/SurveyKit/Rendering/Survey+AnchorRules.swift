import EventLog
public import TouchContent

extension Survey {
  /// The rules that show a question only for some answers of others, for the generated style sheet.
  ///
  /// Conditions that are whole bands of the NPS question need none: the library's own style sheet has them.
  public var anchorRules: [AnchorRule] {
    let visibilities = visibilities
    return questions.flatMap { question -> [AnchorRule] in
      guard case .choices(let clauses) = visibilities[question.id], Self.isPlain(id.rawValue),
        Self.isPlain(question.id.rawValue)
      else { return [] }
      return clauses.compactMap { clause -> AnchorRule? in
        let names = clause.map(\.question.rawValue) + clause.flatMap(\.values)
        guard names.allSatisfy(Self.isPlain) else { return nil }
        return .question(id: elementID("tt-q", question.id), answers: clause.map(\.selectors))
      }
    }
  }

  /// The id of an element that belongs to a question.
  func elementID(_ prefix: String, _ question: ItemID) -> String {
    "\(prefix)-survey-\(id)-\(question)"
  }

  /// True for what can stand in a selector, an element's id and a field's name as it is: at most 64 ASCII letters,
  /// digits, "-" and "_", the first a letter or a digit.
  static func isPlain(_ id: String) -> Bool {
    guard let first = id.utf8.first, first != UInt8(ascii: "-"), first != UInt8(ascii: "_"), id.utf8.count <= 64 else {
      return false
    }
    return id.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
        true
      default: false
      }
    }
  }
}

extension ChosenValues {
  /// The selectors of the buttons that stand for the values.
  fileprivate var selectors: [String] {
    values.map { "[name=\"q.\(question)\"][value=\"\($0)\"]" }
  }
}
