import EventLog
import Foundation

/// Builds the index of a rule set: first what is asked, column by column; then, with ``SieveTables``, how it is laid out.
struct SieveBuilder {
  /// What the index is made of, before it is laid out.
  struct Column {
    var key: ColumnKey
    var leaves: [Condition] = []
    var leafIndex: [Condition: Int] = [:]
    /// What rules ask of this column alone.
    var alone: [(rule: Int, question: Question)] = []
  }

  private(set) var columns: [Column] = []
  private(set) var walked: [Condition] = []
  /// What rules ask of several columns, as far as it is more than nothing.
  private(set) var residuals: [Question?] = []
  private(set) var members: [Bool] = []
  /// The rule of each bit of a mask.
  private(set) var rules: [Int] = []
  private var columnIndex: [ColumnKey: Int] = [:]
  private let segments: [SegmentID: Condition]

  /// The index of these rules; `conditions` has what a rule asks, or nil for a rule that is not in the index.
  ///
  /// It answers the questions of a list one by one, too, as far as a column has them.
  static func build(
    _ conditions: [Condition?], segments: [SegmentID: Condition], questions: [Condition]
  ) -> Sieve {
    var builder = SieveBuilder(segments: segments)
    for (rule, condition) in conditions.enumerated() { builder.add(condition, rule) }
    builder.putTogether()
    var tables = SieveTables(builder)
    return tables.sieve(questions)
  }

  /// Where a question stands: its column, and its place among the leaves of that.
  func leaf(of question: Condition) -> (column: Int, leaf: Int)? {
    guard let column = question.column.flatMap({ columnIndex[$0] }) else { return nil }
    return columns[column].leafIndex[question].map { (column, $0) }
  }

  private init(segments: [SegmentID: Condition]) {
    self.segments = segments
  }

  private mutating func add(_ condition: Condition?, _ rule: Int) {
    members.append(condition != nil)
    residuals.append(nil)
    guard let condition else { return }
    var rest: [Question] = []
    for part in question(condition, .matched).conjuncts {
      switch part.column {
      case nil: if !part.holds({ _ in .unknown }) { members[rule] = false }
      case .some(-1): rest.append(part)
      case .some(let column): columns[column].alone.append((rule, part))
      }
    }
    if !rest.isEmpty { residuals[rule] = .all(rest) }
  }

  /// Whether a condition has a verdict, with the negations at its leaves.
  private mutating func question(_ condition: Condition, _ wanted: Verdict) -> Question {
    switch condition.form {
    case .all(let parts):
      let questions = parts.map { question($0, wanted) }
      return wanted == .matched ? .all(questions) : .any(questions)
    case .any(let parts):
      let questions = parts.map { question($0, wanted) }
      return wanted == .matched ? .any(questions) : .all(questions)
    case .not(let part): return question(part, wanted.negated)
    case .segment(let id):
      if let segment = segments[id] { return question(segment, wanted) }
    default:
      if let key = condition.column { return leaf(condition, in: column(key), wanted) }
    }
    walked.append(condition)
    return .walked(walked.count - 1, wanted)
  }

  private mutating func leaf(_ condition: Condition, in column: Int, _ wanted: Verdict) -> Question {
    let leaf = columns[column].leafIndex[condition] ?? columns[column].leaves.count
    if leaf == columns[column].leaves.count {
      columns[column].leaves.append(condition)
      columns[column].leafIndex[condition] = leaf
    }
    return .leaf(column: column, leaf: leaf, wanted)
  }

  private mutating func column(_ key: ColumnKey) -> Int {
    if let known = columnIndex[key] { return known }
    columnIndex[key] = columns.count
    columns.append(Column(key: key))
    return columns.count - 1
  }

  /// Puts rules together that one column, the one that most rules ask for, rules out together: where none is left, the
  /// other columns are not looked at. A few rules stay in their order.
  private mutating func putTogether() {
    rules = Array(members.indices)
    guard members.count > 256, let column = columns.max(by: { $0.alone.count < $1.alone.count }) else { return }
    let classes = Classes(column.key, leaves: column.leaves)
    let verdicts = column.leaves.map(classes.verdicts(of:))
    var answers: [Int: [[Bool]]] = [:]
    for (rule, question) in column.alone {
      answers[rule, default: []].append((0..<classes.count).map { place in question.holds { verdicts[$0][place] } })
    }
    let groups = Dictionary(grouping: rules) { answers[$0] ?? [] }
    let together = groups.values.sorted { $0[0] < $1[0] }.flatMap { $0 }
    // Within 64, which are looked at at a time, in their order.
    rules = stride(from: 0, to: together.count, by: 64).flatMap { together[$0..<min($0 + 64, together.count)].sorted() }
    var bits = rules
    for (bit, rule) in rules.enumerated() { bits[rule] = bit }
    members = rules.map { members[$0] }
    residuals = rules.map { residuals[$0] }
    for index in columns.indices {
      columns[index].alone = columns[index].alone.map { (bits[$0.rule], $0.question) }
    }
  }
}
