import Foundation

/// What every store asks of an append before it does anything else: a pure check, shared so that all stores refuse the
/// same calls with the same sentences.
///
/// A message says which event and which field is wrong, what was wanted and what was found. It never repeats the text of
/// a field, because logs outlive erasure. Names are put together for it only: most appends are as they should be.
struct EventValidation {
  /// The most bytes of one id or name.
  static let bytesPerName = 256
  /// Users and accounts with ids that begin like this are those that were erased.
  static let erasedPrefix = "erased-"

  let limits: StoreLimits

  /// Throws ``StoreError`` with the code `invalid` when the events may not be appended to the subject's stream.
  func check(_ events: [Event], to subject: Subject) throws {
    guard !events.isEmpty else { throw invalid("an append needs at least one event, and was given none") }
    guard events.count <= limits.eventsPerAppend else {
      throw invalid("an append takes at most \(limits.eventsPerAppend) events, and was given \(events.count)")
    }
    try check(subject)
    for (index, event) in events.enumerated() {
      try check(event, named: "event \(index + 1) of \(events.count)", to: subject)
    }
  }

  /// Throws when the subject cannot be that of a stream.
  func check(_ subject: Subject) throws {
    try check(subject.account?.rawValue, "the account id of the subject")
    try check(subject.user?.rawValue, "the user id of the subject")
    let own = subject.user?.rawValue ?? subject.account?.rawValue ?? ""
    guard !own.utf8.starts(with: Self.erasedPrefix.utf8) else {
      throw invalid("the id of the subject begins with \"\(Self.erasedPrefix)\", which is kept for erased subjects")
    }
  }

  private func check(_ event: Event, named name: @autoclosure () -> String, to subject: Subject) throws {
    guard event.subject == subject else {
      throw invalid("\(name()) is of another subject than the stream it was to be appended to")
    }
    try check(event.id.rawValue, "the id of \(name())")
    try check(event.name.rawValue, "the name of \(name())")
    try check(event.content?.kind.rawValue, "the content kind of \(name())")
    try check(event.content?.id.rawValue, "the content id of \(name())")
    try check(event.item?.rawValue, "the item of \(name())")
    if let version = event.content?.version, version < 0 {
      throw invalid("the content version of \(name()) is \(version); wanted 0 or more")
    }
    for (property, value) in event.properties {
      try check(property.rawValue, "a property name of \(name())")
      if case .decimal(let number) = value, !number.isFinite {
        throw invalid("a decimal property of \(name()) is \(number); wanted a finite number")
      }
    }
    let bytes = event.storedBytes
    guard bytes <= limits.bytesPerEvent else {
      throw invalid("\(name()) has \(bytes) bytes; at most \(limits.bytesPerEvent) are allowed")
    }
  }

  /// Identifiers are not empty, bounded, and free of the zero byte, which ends a text in other stores.
  private func check(_ text: String?, _ name: @autoclosure () -> String) throws {
    guard let text else { return }
    let bytes = text.utf8.count
    guard bytes > 0 else { throw invalid("\(name()) is empty; wanted 1 to \(Self.bytesPerName) bytes") }
    guard bytes <= Self.bytesPerName else {
      throw invalid("\(name()) has \(bytes) bytes; wanted 1 to \(Self.bytesPerName)")
    }
    guard !text.utf8.contains(0) else { throw invalid("\(name()) holds a zero byte; wanted text without one") }
  }

  private func invalid(_ message: String) -> StoreError {
    StoreError(.invalid, message)
  }
}

extension Event {
  /// The bytes that count against `StoreLimits.bytesPerEvent`: all texts in UTF-8, and eight for each other value.
  var storedBytes: Int {
    var bytes = id.rawValue.utf8.count + name.rawValue.utf8.count + 8
    bytes += (subject.account?.rawValue.utf8.count ?? 0) + (subject.user?.rawValue.utf8.count ?? 0)
    if let content { bytes += content.kind.rawValue.utf8.count + content.id.rawValue.utf8.count + 8 }
    bytes += item?.rawValue.utf8.count ?? 0
    for (property, value) in properties {
      bytes += property.rawValue.utf8.count
      switch value {
      case .string(let text): bytes += text.utf8.count
      case .strings(let list): bytes += list.reduce(0) { $0 + $1.utf8.count + 8 }
      case .integer, .decimal, .boolean, .date: bytes += 8
      }
    }
    return bytes
  }
}
