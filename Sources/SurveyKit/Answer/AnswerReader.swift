import EventLog
import TouchContent

/// Reads what a form sent for one question. Numbers and dates are taken as ASCII digits in one spelling only: what the
/// library's own form sends is exactly that, and everything else is a mistake or an attack.
struct AnswerReader {
  let question: Question

  /// The answer; nil when the user gave none.
  func read(_ sent: [String]) throws(AnswerError) -> Value? {
    guard question.kind != .multiple else { return try multiple(sent) }
    guard let text = sent.first else { return nil }
    guard sent.count == 1 else { throw error(.several, found: "\(sent.count) answers") }
    switch question.kind {
    case .nps, .csat, .ces, .rating: return try scale(text)
    case .single, .multiple: return try single(text)
    case .text: return try freeText(text)
    case .number: return try number(text)
    case .date: return try date(text)
    }
  }

  /// The error of a required question without an answer.
  var missing: AnswerError { error(.missing, found: "none") }

  private func scale(_ text: String) throws(AnswerError) -> Value? {
    guard let number = Self.wholeNumber(text) else { throw error(.malformed, found: Self.quoted(text)) }
    guard let scale = question.scale, scale.contains(number) else {
      throw error(.outOfRange, found: Self.quoted(text))
    }
    return .integer(number)
  }

  private func single(_ text: String) throws(AnswerError) -> Value? {
    guard let choice = question.choice(text) else { throw error(.unknownChoice, found: Self.quoted(text)) }
    return .string(choice.id.rawValue)
  }

  private func multiple(_ sent: [String]) throws(AnswerError) -> Value? {
    guard !sent.isEmpty else { return nil }
    for text in sent where question.choice(text) == nil {
      throw error(.unknownChoice, found: Self.quoted(text))
    }
    let taken = Set(sent.map(ItemID.init))
    // In the order of the question, so that the same choices are always the same answer.
    let ids = question.choices.map(\.id).filter(taken.contains)
    guard ids.count >= question.min?.integer ?? 0, ids.count <= question.max?.integer ?? .max else {
      throw error(.outOfRange, found: "\(ids.count) choices")
    }
    return .strings(ids.map(\.rawValue))
  }

  private func freeText(_ sent: String) throws(AnswerError) -> Value? {
    let text = Self.normalized(sent)
    guard !text.allSatisfy(\.isWhitespace) else { return nil }
    let plain = text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control || $0 == "\n" || $0 == "\t" }
    guard plain else { throw error(.malformed, found: "control characters") }
    let length = text.utf16.count
    guard length <= question.maxLength ?? Question.defaultMaxLength else {
      throw error(.tooLong, found: "\(length) characters")
    }
    return .string(text)
  }

  private func number(_ text: String) throws(AnswerError) -> Value? {
    guard !text.isEmpty else { return nil }
    guard let value = Self.decimalNumber(text), let number = value.number else {
      throw error(.malformed, found: Self.quoted(text))
    }
    guard number >= question.min?.number ?? -.infinity, number <= question.max?.number ?? .infinity else {
      throw error(.outOfRange, found: Self.quoted(text))
    }
    return value
  }

  private func date(_ text: String) throws(AnswerError) -> Value? {
    guard !text.isEmpty else { return nil }
    guard let date = CalendarDate(text) else { throw error(.malformed, found: Self.quoted(text)) }
    let earliest = question.min?.string.flatMap(CalendarDate.init) ?? date
    let latest = question.max?.string.flatMap(CalendarDate.init) ?? date
    guard earliest <= date, date <= latest else { throw error(.outOfRange, found: Self.quoted(text)) }
    return .string(date.description)
  }

  private func error(_ code: AnswerError.Code, found: String) -> AnswerError {
    AnswerError(
      question.id, code, wanted: question.wanted, found: found, phrase: question.hint(for: code),
      values: question.hintValues)
  }

  /// "-" and digits in the shortest spelling: neither "+9" nor "09" nor "９".
  static func wholeNumber(_ text: String) -> Int? {
    guard let number = Int(text), String(number).utf8.elementsEqual(text.utf8) else { return nil }
    return number
  }

  /// An optional "-", ASCII digits, and optionally a point and more digits.
  static func decimalNumber(_ text: String) -> Value? {
    let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
    let parts = digits.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let wellFormed = parts.allSatisfy { part in
      !part.isEmpty && part.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
    guard wellFormed, text.utf8.count <= 32 else { return nil }
    if parts.count == 1, let whole = Int(text) { return .integer(whole) }
    return Double(text).map(Value.decimal)
  }

  /// Line breaks as "\n": forms send "\r\n", and `maxlength` counts one.
  static func normalized(_ text: String) -> String {
    var lines = ""
    for character in text {
      if character == "\r\n" || character == "\r" { lines.append("\n") } else { lines.append(character) }
    }
    return lines
  }

  static func quoted(_ text: String) -> String {
    (text.count > 40 ? text.prefix(39) + "…" : text).debugDescription
  }
}
