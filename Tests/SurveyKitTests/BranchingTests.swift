import EventLog
import Testing
import TouchContent

@testable import SurveyKit

/// Holds branching against an oracle over every small survey and every way to fill it in.
struct BranchingTests {
  /// A condition in the oracle's own words.
  struct Term: Hashable, Sendable {
    var question: String
    var sign: String
    var value: String

    var term: AnswerTerm {
      let comparison = AnswerComparison(rawValue: sign) ?? .exists
      return AnswerTerm(ItemID(question), comparison, comparison == .exists ? .boolean(value == "yes") : .string(value))
    }

    /// FHIR R4, enableWhen.operator, read sentence by sentence.
    func holds(_ answers: [String]) -> Bool {
      if sign == "exists" { return value == "yes" ? answers.count > 0 : answers.count == 0 }
      if sign == "=" { return answers.filter { $0 == value }.count >= 1 }
      return answers.filter { $0 == value }.count == 0
    }
  }

  static func terms(on question: String) -> [Term] {
    ["a", "b"].flatMap {
      [Term(question: question, sign: "=", value: $0), Term(question: question, sign: "!=", value: $0)]
    }
      + [Term(question: question, sign: "exists", value: "yes"), Term(question: question, sign: "exists", value: "no")]
  }

  /// The ways to answer a question with the choices a and b, as a form sends them.
  static let single: [[String]] = [[], ["a"], ["b"]]
  static let multiple: [[String]] = [[], ["a"], ["b"], ["a", "b"]]

  static func question(_ id: String, _ kind: QuestionKind, _ when: AnswerCondition? = nil) -> Question {
    Question(ItemID(id), kind, "?", choices: [AnswerChoice("a", "A"), AnswerChoice("b", "B")], when: when)
  }

  @Test(arguments: [QuestionKind.single, .multiple])
  func everySmallSurveyAsksWhatFHIRSays(_ kind: QuestionKind) throws {
    let sent = kind == .single ? Self.single : Self.multiple
    for second in Self.terms(on: "one") {
      for first in Self.terms(on: "one") {
        for other in Self.terms(on: "two") {
          for match in AnswerCondition.Match.allCases {
            let survey = Fixtures.survey(
              Self.question("one", kind), Self.question("two", .single, .all([second.term])),
              Self.question("three", .single, AnswerCondition(match, [first.term, other.term])))
            for one in sent {
              for two in Self.single {
                let asksTwo = second.holds(one)
                let seenTwo = asksTwo ? two : []
                let parts = [first.holds(one), other.holds(seenTwo)]
                let asksThree = match == .all ? parts[0] && parts[1] : parts[0] || parts[1]
                var expected: [ItemID: Value] = [:]
                if !one.isEmpty { expected["one"] = kind == .single ? .string(one[0]) : .strings(one) }
                if asksTwo, let two = two.first { expected["two"] = .string(two) }
                if asksThree { expected["three"] = "a" }
                let sheet = try AnswerSheet(survey, fields: ["q.one": one, "q.two": two, "q.three": ["a"]])
                #expect(
                  sheet.answers == expected, "\(second) \(match) \(first) \(other) answered \(one) \(two)")
                checkSheet(survey, ["one": one, "two": two, "three": ["a"]], asks: [asksTwo, asksThree])
              }
            }
          }
        }
      }
    }
  }

  /// The style sheet may show a question too many, never one too few.
  private func checkSheet(_ survey: Survey, _ chosen: [ItemID: [String]], asks: [Bool]) {
    let visibilities = survey.visibilities
    for (id, isAsked) in zip(["two", "three"] as [ItemID], asks) where isAsked {
      switch visibilities[id] {
      case .choices(let clauses):
        let isShown = clauses.contains { clause in
          clause.allSatisfy { guarded in !Set(guarded.values).isDisjoint(with: chosen[guarded.question] ?? []) }
        }
        #expect(isShown, "\(id) of \(survey.questions) answered \(chosen) is asked and not shown")
      case .always, .bands, nil: break
      }
    }
  }

  @Test(arguments: ["<", "<=", ">", ">=", "=", "!="])
  func orderComparisonsFollowTheNumbers(_ sign: String) throws {
    for bound in 0...10 {
      let comparison = try #require(AnswerComparison(rawValue: sign))
      let term = AnswerTerm("score", comparison, .integer(bound))
      #expect(term.holds(for: nil) == (sign == "!="))
      for answer in 0...10 {
        let expected =
          switch sign {
          case "<": answer < bound
          case "<=": answer <= bound
          case ">": answer > bound
          case ">=": answer >= bound
          case "=": answer == bound
          default: answer != bound
          }
        #expect(term.holds(for: .integer(answer)) == expected, "\(answer) \(sign) \(bound)")
      }
    }
  }

  @Test func datesAreComparedAsDaysAndOtherTextsHaveNoOrder() {
    let term = AnswerTerm("start", .less, "2026-12-01")
    #expect(term.holds(for: "2026-11-30"))
    #expect(!term.holds(for: "2026-12-01"))
    #expect(!term.holds(for: "2027-01-01"))
    #expect(!term.holds(for: "0"))
  }

  @Test func questionsInACircleAreNeverAsked() throws {
    let survey = Fixtures.survey(
      Self.question("one", .single, .all([Term(question: "two", sign: "exists", value: "yes").term])),
      Self.question("two", .single, .all([Term(question: "one", sign: "exists", value: "yes").term])),
      Self.question("three", .single))
    let sheet = try AnswerSheet(survey, fields: ["q.one": ["a"], "q.two": ["a"], "q.three": ["a"]])
    #expect(sheet.answers == ["three": "a"])
  }

  @Test func conditionsOnLaterQuestionsAndLongChainsWork() throws {
    let length = 200
    let questions = (0..<length).map { index in
      Self.question(
        "q\(index)", .single,
        index == length - 1 ? nil : .all([Term(question: "q\(index + 1)", sign: "=", value: "a").term]))
    }
    let survey = Survey("chain", title: "長い", questions: questions, thanks: "どうも")
    var fields = Dictionary(uniqueKeysWithValues: (0..<length).map { ("q.q\($0)", ["a"]) })
    #expect(try AnswerSheet(survey, fields: fields).answers.count == length)
    fields["q.q100"] = ["b"]
    #expect(try AnswerSheet(survey, fields: fields).answers.count == length - 100)
  }
}
