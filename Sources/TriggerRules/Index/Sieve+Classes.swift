import EventLog
import Foundation

// Which class of a column a value falls into.

extension Sieve {
  @inline(__always)
  func place<Source: TraitSource>(_ column: Column, _ source: Source) -> Int {
    switch column.reads {
    case .value: place(of: source.value(column.slot), column)
    case .count: place(ofCount: column, source)
    case .age: place(ofAge: source.value(column.slot), column, source.now)
    case .text: place(ofText: source.value(column.slot), textTests[column.textBase], source.now)
    case .page: Int(source.page.map { Verdict(patterns[column.slot].matches($0)) }?.code ?? Verdict.unknown.code)
    }
  }

  private func place(of value: Value?, _ column: Column) -> Int {
    switch value {
    case nil: return Classes.missing
    case .string(let text):
      return column.textClass(text, texts, textClasses)
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

  private func place(ofAge value: Value?, _ column: Column, _ now: Int64) -> Int {
    guard let value else { return Classes.missing }
    guard case .date(let date) = value else { return Classes.unclassed }
    return 2 + place(of: Double(now - Timestamp.microseconds(of: date)), column.numbers)
  }

  private func place<Source: TraitSource>(ofCount column: Column, _ source: Source) -> Int {
    let after = column.span == .max ? .min : source.now - column.span
    var place = 0
    for index in column.numbers {
      guard constants[index] <= 0 || source.has(Int(constants[index]), in: column.slot, after: after) else { break }
      place += 1
    }
    return place
  }

  private func place(ofText value: Value?, _ test: TextTest, _ now: Int64) -> Int {
    if case .string(var text) = value, test.place != .notInText { return text.withUTF8 { test.holds(for: $0) } ? 0 : 1 }
    return Int(test.comparison.verdict(of: value, at: Timestamp.date(microseconds: now)).code)
  }

  /// Twice the number of steps below the value, and one more when it lies on one.
  private func place(of value: Double, _ steps: Range<Int>) -> Int {
    constants.withUnsafeBufferPointer { constants in
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
}

extension Sieve.Column {
  fileprivate func textClass(_ text: String, _ texts: TextTable, _ classes: [UInt16]) -> Int {
    var text = text
    let number = text.withUTF8 { texts.number(of: $0) } ?? texts.count
    return Int(classes[textBase + number])
  }
}
