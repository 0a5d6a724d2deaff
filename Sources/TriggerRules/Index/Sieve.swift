import EventLog
import Foundation

/// An index over the conditions of many rules: it leaves only those that match, at a cost that grows with what is read
/// and with what matches, and not with the number of rules.
///
/// For every column — an attribute, a count, a page pattern — and every class of its values, a mask has one bit for each
/// rule: set when what the rule asks of that column alone holds. A decision finds the class of each column and takes the
/// masks together. What remains are rules whose questions go over several columns; those are answered from the same
/// classes, for the rules left.
struct Sieve: Sendable {
  /// One column, as the hot loop reads it: no references, so that nothing is retained there.
  struct Column: Sendable {
    enum Reads: UInt8 { case value, age, count, text, page }
    var reads: Reads
    /// The attribute's or the stream's slot; the pattern's number for a page.
    var slot: Int32 = 0
    /// Where its numbers, dates or steps stand among all of them.
    var numbers: Range<Int32> = 0..<0
    var dates: Range<Int32> = 0..<0
    /// Where the classes of all texts stand for this column, or its text test.
    var textBase: Int32 = 0
    /// Where the answers of its leaves and the masks of its classes begin.
    var leafBase: Int32 = 0
    var leafCount: Int32 = 0
    var maskBase: Int32 = 0
    /// Where the questions about it alone stand, for values without a class.
    var conjuncts: Range<Int32> = 0..<0
    /// The span in microseconds, for counts; the greatest number for no end.
    var span = Int64.max
  }

  /// A question that goes over several columns, or one of its parts.
  struct Node: Sendable {
    enum Kind: UInt8 { case leaf, all, any, not, walked }
    var kind: Kind
    /// The column, the first child, the part or the walked leaf.
    var first: Int32
    /// The leaf within the column, or the number of children.
    var second: Int32
  }

  /// What the hot loop answers for a leaf whose class has no common answer.
  static let unanswered: UInt8 = 3

  var words = 0
  var columns: [Column] = []
  var constants: [Double] = []
  var textClasses: [UInt16] = []
  var texts = TextTable([])
  var answers: [UInt8] = []
  var masks: [UInt64] = []
  /// The rules that are in it at all.
  var members: [UInt64] = []
  var nodes: [Node] = []
  var children: [Int32] = []
  /// For each rule the node of what its columns alone do not say; -1 for nothing.
  var residuals: [Int32] = []
  var conjuncts: [(rule: Int32, node: Int32)] = []
  var walked: [Condition] = []
  /// The leaves of all columns, to ask them where the class does not say, and where those of each column begin.
  var leaves: [Condition] = []
  var leafStarts: [Int] = []
  var attributes: [AttributeKey] = []
  var streams: [ColumnKey.Stream] = []
  /// The greatest count that is asked of each stream.
  var depths: [Int] = []
  var patterns: [PagePattern] = []
  var textTests: [TextTest] = []
  var groups: [TextGroup] = []
  /// The texts that are searched for.
  var bytes: [UInt8] = []
}
