import EventLog
import Foundation

/// An index over the conditions of many rules: it leaves only those that match, at a cost that grows with what is read
/// and with what matches, and not with the number of rules.
///
/// For every column — an attribute, a count, a page pattern — and every class of its values, a mask has one bit for each
/// rule: set when what the rule asks of that column alone holds. A decision finds the class of each column and takes the
/// masks together. What remains are rules whose questions go over several columns; a small program for each asks them of
/// the same classes, for the rules left.
final class Sieve: Sendable {
  /// Some neighbours in a table.
  struct Part: Sendable {
    var start: Int32 = 0
    var end: Int32 = 0
    @inline(__always) var places: Range<Int> { Int(start)..<Int(end) }
  }

  /// What a column reads: an attribute or a stream by its slot, or the page for a pattern by its number.
  enum Source: Sendable {
    case attribute(Int32)
    case stream(Int32)
    case pattern(Int32)
  }

  /// One column, as the hot loop reads it.
  struct Column: Sendable {
    /// Where its numbers, ages or steps begin among all constants, and how many they are; then its dates. They
    /// are followed by infinite ones, because eight are compared at a time.
    var constants: Int32 = 0
    var count: Int32 = 0
    var dates: Int32 = 0
    var dateCount: Int32 = 0
    /// The greatest count that is asked for. Where it is small there are no steps, and a class for each number.
    var deepest: Int32 = 0
    /// Where the places of its classes begin: classes whose answers are equal share one.
    var classes: Int32 = 0
    /// The place of a text that no rule asks for.
    var otherText: Int32 = 0
    var texts = TextTable.Part()
    /// The questions about it alone, for values without a class.
    var questions: Part = Part()
    /// What it reads.
    var source = Source.pattern(0)
    /// The span in seconds, for counts; infinite for none.
    var span = Double.infinity

    var isOfEvents: Bool { if case .stream = source { true } else { false } }
  }

  /// The columns that one attribute is read by; -1 for none.
  struct Attribute: Sendable {
    var value: Int32 = -1
    var age: Int32 = -1
    var prefix: Int32 = -1
    /// Where the texts it begins with stand, in order of their bytes.
    var prefixes: Part = Part()
    /// True when a column looks at texts.
    var isText = false
    /// The texts that are searched for, by their first byte; the columns of those found nowhere are unmatched.
    var searches: Part = Part()
    /// The length of the shortest of them.
    var shortest: Int32 = 0
    /// Where the searches for each first byte begin, and how far each pair of bytes lets the search skip.
    var firsts: Int32 = 0
    var skips: Int32 = 0
    /// Columns that look at the end of the text, and those that are asked whatever the value.
    var endings: Part = Part()
    var asked: Part = Part()
  }

  /// A text among the bytes of all, and what it stands for.
  struct Text: Sendable {
    var start: Int32
    var count: Int32
    /// Its first eight bytes but their last bit as a number, which orders texts unless it is equal.
    var head: Int64
    /// The column that searches for it; for a prefix, its place in the column.
    var target: Int32
    /// For a prefix, the longest other one that it begins with; -1 for none.
    var parent: Int32 = -1
  }

  /// Asks one leaf for a verdict and goes on with another step, or ends: -1 when the rule matches, -2 when not.
  struct Step: Sendable {
    /// The column; or, negative, what is walked.
    var column: Int32
    /// For each place of the column one bit; or the walked condition.
    var bits: Int32
    var yes: Int32
    var no: Int32
    /// The leaf among all, for values without a class; and the verdict that is asked for.
    var leaf: Int32
    var wanted: UInt8
  }

  /// Asks one leaf of "all of these: any of those", and goes on whatever the answer: what is guessed wrong of jumps took
  /// more than half of the time of 5,000 rules (`Benchmarks/compare decide`).
  struct Probe: Sendable {
    var bits: Int32
    var column: UInt16
    /// 1 for the last one of an "any", or else 0.
    var last: UInt16
  }

  /// What is read without the hot loop.
  struct Names: Sendable {
    /// The numbers of the attributes and streams of the user, by name, then those of the company.
    var attributeTables = (TextTable.Part(), TextTable.Part())
    var streamTables = (TextTable.Part(), TextTable.Part())
    var attributes: [AttributeKey] = []
    var streams: [ColumnKey.Stream] = []
    var patterns: [(pattern: PagePattern, column: Int)] = []
    /// The columns whose answers change as time passes.
    var timed: [Int] = []
    /// The questions that these answer.
    var timedQuestions: [Int] = []
    /// The leaves of all columns, and what no column answers.
    var leaves: [Condition] = []
    var walked: [Condition] = []
  }

  /// A question about one column alone, and the bit of the rule it belongs to.
  struct Alone: Sendable {
    var bit: Int32
    /// Its first step.
    var start: Int32
  }

  /// What a rule asks of one column alone: the column, and the first step of the question.
  struct Need: Sendable {
    var column: Int32
    var start: Int32
  }

  /// Where it stands as bits, for each place of a column, what a question comes to; -1 for the column of a question that
  /// no column has.
  struct Answer: Sendable {
    var column: Int32
    var matched: Int32
    var unknown: Int32
  }

  /// Where the tables stand in the memory, at the beginning of it.
  struct Layout: Sendable {
    var columns = 0
    var attributes = 0
    /// The columns of each stream, as parts of `lists`.
    var streams = 0
    var lists = 0
    var constants = 0
    var classes = 0
    var texts = 0
    var firsts = 0
    var skips = 0
    var bytes = 0
    var entries = 0
    var pool = 0
    /// For each column how many masks come before its own.
    var bases = 0
    var masks = 0
    /// The first word of each mask.
    var heads = 0
    /// The rules that are in the index at all.
    var members = 0
    var bits = 0
    var steps = 0
    /// The first step of each rule; -1 for a rule of which nothing remains to be asked.
    var starts = 0
    /// The same questions without jumps, as parts of `probes`.
    var probeParts = 0
    var probes = 0
    /// The rule of each bit of a mask, and the first rule of each word.
    var rules = 0
    var leasts = 0
    var alone = 0
    /// What each rule asks of single columns, in the order in which it is asked, as parts of `needs`.
    var needParts = 0
    var needs = 0
    /// The answers to each question by its number.
    var answers = 0
  }

  /// All tables in one piece: one owner to hold, and neighbours in the cache (`Benchmarks/compare decide`).
  let memory: [UInt64]
  let names: Names
  /// How many columns there are, those with masks first, and how many words a mask has, a multiple of four.
  let columns: Int
  let maskedColumns: Int
  let words: Int
  /// How many questions it answers one by one.
  let questions: Int
  /// True when the bits of the masks have the order of the rules.
  let isInOrder: Bool

  init(
    memory: [UInt64], names: Names, columns: Int, maskedColumns: Int, words: Int, questions: Int, isInOrder: Bool
  ) {
    self.memory = memory
    self.names = names
    self.columns = columns
    self.maskedColumns = maskedColumns
    self.words = words
    self.questions = questions
    self.isInOrder = isInOrder
  }
}
