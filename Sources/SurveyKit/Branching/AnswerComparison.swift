/// How an answer is compared, with the meaning that FHIR gives to `enableWhen.operator`.
///
/// Source: <https://hl7.org/fhir/R4/valueset-questionnaire-enable-operator.html>.
public enum AnswerComparison: String, Hashable, Sendable, Codable, CaseIterable {
  /// There is an answer, or with the value `false`: there is none.
  case exists
  /// At least one answer equals the value.
  case equal = "="
  /// No answer equals the value; true when there is no answer.
  case notEqual = "!="
  /// At least one answer is less than the value.
  case less = "<"
  /// At least one answer is less than the value or equals it.
  case atMost = "<="
  /// At least one answer is greater than the value.
  case greater = ">"
  /// At least one answer is greater than the value or equals it.
  case atLeast = ">="

  /// True when answers must have an order.
  var isOrder: Bool {
    switch self {
    case .less, .atMost, .greater, .atLeast: true
    case .exists, .equal, .notEqual: false
    }
  }
}
