import EventLog
public import TouchContent

extension Survey {
  /// What is wrong with the survey, and what its author should look at.
  ///
  /// Errors keep it from being published: ids that are missing, doubled or not plain; empty texts; scales and bounds that
  /// do not fit the kind; conditions on questions or answers that do not exist; conditions that go in a circle. Warnings
  /// do not: missing translations, conditions on later questions, scores that a branching leaves without a question.
  /// - Parameters:
  ///   - languages: The languages that every text should be in.
  ///   - source: The language of texts that are given without one.
  public func issues(languages: [LanguageTag], source: LanguageTag) -> [ContentIssue] {
    documentIssues + questions.indices.flatMap { QuestionCheck(self, at: $0).issues }
      + BranchingCheck(self).issues + thanksIssues + textIssues(languages, source)
  }

  private var documentIssues: [ContentIssue] {
    var issues: [ContentIssue] = []
    if !DocumentHeader.isPlain(id.rawValue) { issues.append(Self.plainID(id.rawValue, at: "id")) }
    if version < 1 {
      issues.append(ContentIssue("version.range", at: "version", "wanted a version from 1, found \(version)"))
    }
    if questions.isEmpty {
      issues.append(ContentIssue("questions.missing", at: "questions", "wanted at least one question, found none"))
    }
    if questions.count > Self.mostQuestions {
      issues.append(
        ContentIssue(
          "questions.many", at: "questions", "wanted at most \(Self.mostQuestions) questions, found \(questions.count)")
      )
    }
    if snoozeDays < 1 {
      issues.append(
        ContentIssue("snooze.range", at: "snoozeDays", "wanted a number of days from 1, found \(snoozeDays)"))
    }
    let bytes = questions.reduce(0) { $0 + ($1.kind == .text ? 3 * ($1.maxLength ?? Question.defaultMaxLength) : 0) }
    if bytes > Self.mostTextBytes {
      issues.append(
        ContentIssue(
          "texts.size", at: "questions",
          "the free texts may take \(bytes) bytes together, and one event holds \(Self.mostTextBytes) of them; "
            + "lower their \"maxLength\""))
    }
    return issues
  }

  private static let mostQuestions = 200

  /// A response is one event, which every store takes up to 64 KiB; the rest is for the other answers, ids and names.
  private static let mostTextBytes = 60 * 1024

  private var thanksIssues: [ContentIssue] {
    thanksWhen.enumerated().flatMap { index, rule in
      TermCheck(self, rule.when, at: "thanksWhen[\(index)]").issues
    }
  }

  private func textIssues(_ languages: [LanguageTag], _ source: LanguageTag) -> [ContentIssue] {
    texts.flatMap { path, text -> [ContentIssue] in
      if text.isBlank { return [ContentIssue("text.empty", at: path, "wanted a text, found an empty one")] }
      let blanks = text.blanks.map { blank in
        ContentIssue(
          "text.empty", at: blank.map { "\(path).\($0)" } ?? path, "wanted a text, found an empty one")
      }
      return blanks
        + text.missing(from: languages, source: source).map { language in
          ContentIssue(
            "text.untranslated", at: path, "wanted a text in \"\(language)\", found none", severity: .warning)
        }
    }
  }

  static func plainID(_ id: String, at path: String) -> ContentIssue {
    ContentIssue("id.plain", at: path, "wanted an id of letters, digits, \"-\" and \"_\", found \"\(id)\"")
  }
}
