/// The text tests of one attribute, so that its text is looked at once for all of them.
struct TextGroup: Sendable {
  /// The attribute's slot.
  var slot: Int32
  /// The columns whose tests look at one place of the text.
  var placed: [Int32] = []
  /// The columns whose tests look everywhere, by the first byte they search for.
  var anywhere: [Int32] = []
  /// For each byte, where the columns that search for it begin in `anywhere`; 257 numbers, or none.
  var firsts: [Int32] = []
}

extension Sieve {
  /// The text columns, one group for each attribute.
  func textGroups() -> [TextGroup] {
    var groups: [Int32: TextGroup] = [:]
    for (index, column) in columns.enumerated() where column.reads == .text {
      let test = textTests[Int(column.textBase)]
      if test.place == .anywhere {
        groups[column.slot, default: TextGroup(slot: column.slot)].anywhere.append(Int32(index))
      } else {
        groups[column.slot, default: TextGroup(slot: column.slot)].placed.append(Int32(index))
      }
    }
    return groups.values.sorted { $0.slot < $1.slot }.map(indexed)
  }

  private func indexed(_ group: TextGroup) -> TextGroup {
    func first(_ column: Int32) -> UInt8 { bytes[textTests[Int(columns[Int(column)].textBase)].bytes.lowerBound] }
    var group = group
    guard !group.anywhere.isEmpty else { return group }
    group.anywhere.sort { first($0) < first($1) }
    group.firsts = (0...256).map { byte in Int32(group.anywhere.count { Int(first($0)) < byte }) }
    return group
  }
}
