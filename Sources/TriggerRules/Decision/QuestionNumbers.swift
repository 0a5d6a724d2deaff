/// Numbers the questions that the rules of a set ask, equal ones alike, so that each needs to be answered only once.
struct QuestionNumbers {
  /// The different questions by their numbers.
  private(set) var questions: [Condition] = []
  /// How often they are asked.
  private(set) var timesAsked = 0
  /// The number of the attribute that a question is about, by the number of the question; -1 for any other.
  private(set) var attributes: [Int] = []
  private var numbers: [Condition: Int32] = [:]
  private var keys: [AttributeKey: Int] = [:]

  /// The same condition with its questions numbered.
  mutating func numbering(_ condition: Condition) -> Condition {
    switch condition.form {
    case .all(let parts): return Condition(.all(parts.map { numbering($0) }))
    case .any(let parts): return Condition(.any(parts.map { numbering($0) }))
    case .not(let part): return Condition(.not(numbering(part)))
    case .segment: return condition
    default:
      timesAsked += 1
      return Condition(condition.form, number: number(of: condition))
    }
  }

  private mutating func number(of question: Condition) -> Int32 {
    if let known = numbers[question] { return known }
    let number = Int32(questions.count)
    attributes.append(attribute(of: question))
    // Texts that look alike are equal here, and different to who answers.
    switch question.form {
    case .percentage, .locale, .device: break
    default: numbers[question] = number
    }
    questions.append(Condition(question.form, number: number))
    return number
  }

  private mutating func attribute(of question: Condition) -> Int {
    guard case .attribute(let key, _) = question.form else { return -1 }
    let number = keys[key] ?? keys.count
    keys[key] = number
    return number
  }
}
