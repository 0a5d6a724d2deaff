public import EventLog
import Foundation
import TouchContent

extension SurveyReport {
  /// Every question: those of the survey as it is now in their order, then the retired ones, newest version first, then
  /// those that no version given has, by id.
  public var questions: [QuestionReport] {
    var ids: [ItemID] = []
    var seen: Set<ItemID> = []
    for id in versions.flatMap({ $0.questions.map(\.id) }) where seen.insert(id).inserted { ids.append(id) }
    let strangers = Set(responses.flatMap(\.sheet.answers.keys)).subtracting(seen).sorted()
    return (ids + strangers).map { report(of: $0) }
  }

  /// What one question brought.
  public func report(of id: ItemID) -> QuestionReport {
    let question = definition(of: id)
    let given = responses.filter { $0.sheet[id] != nil }
    let asked = responses.count(where: { isAsked(id, in: $0) })
    let answers = given.compactMap { $0.sheet[id] }
    let texts = question?.kind == .text ? given.compactMap { Self.text(id, $0) } : []
    return QuestionReport(
      id: id, question: question, isRetired: survey[id] == nil,
      answered: Rate(given.count, of: asked, definition: "survey.question.answered", asOf: asOf),
      options: options(of: id, question, answers), scores: scores(of: question, answers.compactMap(\.integer)),
      texts: texts, tags: texts.flatMap(\.tags).reduce(into: [:]) { $0[$1, default: 0] += 1 })
  }

  /// Whether the version that was answered asked the question; of a version that is not given only the answer tells.
  private func isAsked(_ id: ItemID, in response: SurveyResponse) -> Bool {
    if response.sheet[id] != nil { return true }
    guard let survey = versions.first(where: { $0.version == response.sheet.survey.version }) else { return false }
    return survey.questions(asked: response.sheet).contains { $0.id == id }
  }

  private func options(of id: ItemID, _ question: Question?, _ answers: [Value]) -> [QuestionReport.OptionReport] {
    guard let question, let declared = question.finiteValues?.map(\.formValue) else { return [] }
    var counts: [String: Int] = [:]
    for value in answers.flatMap({ $0.strings ?? [$0.formValue] }) { counts[value, default: 0] += 1 }
    let retired = question.kind.isChoice ? Set(counts.keys).subtracting(declared).sorted() : []
    return (declared + retired).map { option in
      QuestionReport.OptionReport(
        id: option, label: versions.lazy.compactMap { $0[id]?.choice(option)?.label }.first,
        chosen: Rate(counts[option] ?? 0, of: answers.count, definition: "survey.option.chosen", asOf: asOf))
    }
  }

  private func scores(of question: Question?, _ answers: [Int]) -> [ScoreFigure] {
    guard let question, let scale = question.scale else { return [] }
    switch question.kind {
    case .nps: return [NPSScore(answers).figure(asOf: asOf)]
    case .csat: return CSATScore(answers).figures(asOf: asOf)
    case .ces: return CESScore(answers, isShort: scale.count == 5, better: question.better).figures(asOf: asOf)
    case .rating:
      let tally = ScaleTally(scale, answers)
      let definition = ScoreDefinition.ratingMean(scale, better: question.better)
      return [ScoreFigure(definition, tally.sum, of: tally.count, factor: 1, asOf: asOf)]
    case .single, .multiple, .text, .number, .date: return []
    }
  }

  private static func text(_ id: ItemID, _ response: SurveyResponse) -> QuestionReport.TextAnswer? {
    response.sheet[id]?.string.map { text in
      QuestionReport.TextAnswer(
        response: response.id, subject: response.subject, time: response.time, text: text, tags: response.tags[id] ?? []
      )
    }
  }
}
