public import EventLog
import Foundation

/// The rules of a product, checked and ready to decide.
///
/// It is a value without a clock and without a store: the same occasion and the same histories give the same answer, on
/// every server, today and next year.
public struct RuleSet: Sendable {
  /// What it was made of.
  public var document: RuleDocument { compiled.document }

  /// One object, so that copies cost nothing.
  let compiled: Compiled

  final class Compiled: Sendable {
    let document: RuleDocument
    /// What users may choose about the messages, by reference without version.
    let messages: [ContentRef: MessageTerms]
    let rules: [CompiledRule]
    /// The document's, with the numbers of their questions.
    let segments: [SegmentID: Condition]
    let numbers: QuestionNumbers
    let experiments: [ExperimentID: Experiment]
    let index: RuleIndex
    let pages: PagePatterns
    let asksOfColleagues: Bool
    /// Hashed over the document; every digest begins with it.
    let fingerprint: StableHash

    init(_ document: RuleDocument, _ messages: [ContentRef: MessageTerms]) {
      self.document = document
      self.messages = Dictionary(messages.map { ($0.unversioned, $1) }) { first, _ in first }
      experiments = Dictionary(document.experiments.map { ($0.id, $0) }) { first, _ in first }
      var numbers = QuestionNumbers()
      let segments = document.segments.mapValues { numbers.numbering($0) }
      rules = document.rules.map { CompiledRule($0, in: document, segments: segments, &numbers) }
        .sorted { $0.comesBefore($1) }
      self.segments = segments
      self.numbers = numbers
      fingerprint = document.stableHash
      index = RuleIndex(rules, segments: document.segments, questions: numbers.questions)
      pages = PagePatterns(document.pagePatterns)
      asksOfColleagues = document.asksOfColleagues
    }
  }

  /// Checks a document and makes it ready.
  /// - Parameters:
  ///   - contents: The content there is, so that rules naming anything else are refused; nil when not known.
  ///   - messages: What users may choose about each message; one that is not named can be unsubscribed from.
  /// - Throws: ``RuleSetError`` with everything that is wrong with it; what is only doubtful is left to
  ///   ``RuleDocument/issues(knowing:)``.
  public init(
    _ document: RuleDocument, knowing contents: Set<ContentRef>? = nil, messages: [ContentRef: MessageTerms] = [:]
  )
    throws(RuleSetError)
  {
    let issues = document.issues(knowing: contents).filter(\.isFatal)
    guard issues.isEmpty else { throw RuleSetError(issues) }
    compiled = Compiled(document, messages)
  }

  /// Checks rules and caps and makes them ready.
  /// - Throws: ``RuleSetError`` with everything that is wrong with them.
  public init(
    rules: [Rule], caps: [Cap] = [], segments: [SegmentID: Condition] = [:], experiments: [Experiment] = [],
    tiering: Tiering? = nil, policy: Policy = Policy()
  ) throws(RuleSetError) {
    try self.init(
      RuleDocument(
        rules: rules, caps: caps, segments: segments, experiments: experiments, tiering: tiering, policy: policy))
  }

  /// The rules in the order they are considered: the highest priority first, then by id.
  public var ordered: [Rule] { rules.map(\.rule) }

  /// Whether somebody who has chosen so gets a message, and why.
  package func reach(of message: ContentRef, choice: Value?) -> (verdict: Verdict, detail: String) {
    (messages[message.unversioned] ?? MessageTerms())
      .reaches(message, choice: choice, of: document.policy.unsubscribed)
  }

  /// The patterns that rules ask pages for: on two pages that the same of them match, everybody is decided alike.
  package var pages: PagePatterns { compiled.pages }

  /// True when an event of one user of a company may change what is decided for another.
  package var asksOfColleagues: Bool { compiled.asksOfColleagues }

  /// The content that rules show, send or start.
  public var contents: Set<ContentRef> { Set(document.rules.compactMap(\.action.content)) }
}

extension RuleSet {
  var messages: [ContentRef: MessageTerms] { compiled.messages }
  var rules: [CompiledRule] { compiled.rules }
  var experiments: [ExperimentID: Experiment] { compiled.experiments }
  var index: RuleIndex { compiled.index }
  var fingerprint: StableHash { compiled.fingerprint }
}
