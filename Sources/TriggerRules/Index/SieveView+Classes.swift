import EventLog
import Foundation

// Which class of a column a value falls into.

extension SieveView {
  @inline(__always)
  func place<Source: TraitSource>(_ column: Sieve.Column, _ source: Source) -> Int {
    switch column.reads {
    case .value: place(of: source.value(column.slot), column)
    case .count: place(ofCount: column, source)
    case .age: place(ofAge: source.value(column.slot), column, source.now)
    case .text: place(ofText: source.value(column.slot), column, source.now)
    case .page: place(ofPage: source.page, sieve.pointee.patterns[column.slot])
    }
  }

  private func place(of value: Value?, _ column: Sieve.Column) -> Int {
    switch value {
    case nil: return Classes.missing
    case .string(let text):
      return place(ofText: text, column)
    case .integer(let number):
      // A greater one is no longer told apart as a decimal number.
      guard number.magnitude < 1 << 53 else { return Classes.unclassed }
      return Classes.firstNumber + place(of: Double(number), column.numbers)
    case .decimal(let number):
      return number.isNaN ? Classes.unclassed : Classes.firstNumber + place(of: number, column.numbers)
    case .boolean(let flag): return flag ? Classes.isTrue : Classes.isFalse
    case .date(let date):
      let first = Classes.firstNumber + column.numbers.count * 2 + 1
      return first + place(of: Double(Timestamp.microseconds(of: date)), column.dates)
    case .strings: return Classes.unclassed
    }
  }

  private func place(ofAge value: Value?, _ column: Sieve.Column, _ now: Int64) -> Int {
    guard let value else { return Classes.missing }
    guard case .date(let date) = value else { return Classes.unclassed }
    return 2 + place(of: Double(now - Timestamp.microseconds(of: date)), column.numbers)
  }

  private func place<Source: TraitSource>(ofCount column: Sieve.Column, _ source: Source) -> Int {
    let after = column.span == .max ? .min : source.now - column.span
    var place = 0
    for index in column.numbers {
      guard constants[index] <= 0 || source.has(Int(constants[index]), in: column.slot, after: after) else { break }
      place += 1
    }
    return place
  }

  private func place(ofText value: Value?, _ column: Sieve.Column, _ now: Int64) -> Int {
    let test = textTests[column.textBase]
    if case .string(var text) = value, test.place != .notInText {
      return text.withUTF8 { test.holds(for: $0, bytes[test.bytes]) } ? 0 : 1
    }
    let leaf = sieve.pointee.leaves[sieve.pointee.leafStarts[column.index]]
    guard case .attribute(_, let comparison) = leaf.form else { return Int(Verdict.unknown.code) }
    return Int(comparison.verdict(of: value, at: Timestamp.date(microseconds: now)).code)
  }

  private func place(ofPage page: String?, _ pattern: PathPattern) -> Int {
    guard let page else { return Int(Verdict.unknown.code) }
    return pattern.matches(page) ? 0 : 1
  }

  private func place(ofText text: String, _ column: Sieve.Column) -> Int {
    var text = text
    let number = text.withUTF8 { sieve.pointee.texts.number(of: $0) } ?? sieve.pointee.texts.count
    return Int(textClasses[column.textBase + number])
  }

  /// Twice the number of steps below the value, and one more when it lies on one.
  private func place(of value: Double, _ steps: Range<Int>) -> Int {
    var low = steps.lowerBound
    var high = steps.upperBound
    while low < high {
      let middle = (low + high) / 2
      if constants[middle] < value { low = middle + 1 } else { high = middle }
    }
    let isOn = low < steps.upperBound && constants[low] == value
    return (low - steps.lowerBound) * 2 + (isOn ? 1 : 0)
  }
}
