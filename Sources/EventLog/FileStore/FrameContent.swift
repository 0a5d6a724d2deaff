import Foundation

/// What one frame of the log says.
enum FrameContent: Hashable, Sendable {
  /// The new events of one append: of one subject, with successive versions and positions. Never empty.
  case events([RecordedEvent])
  /// A subject was erased; the mark is a keyed hash, so the frame does not name it. Its pseudonym is made of its first
  /// position, 0 when it had no events.
  case erasure(mark: UInt64, first: Int64)

  /// The number of positions that the frame takes.
  var count: Int {
    switch self {
    case .events(let events): events.count
    case .erasure: 0
    }
  }
}

extension FrameContent {
  private static let eventsKind: UInt8 = 1
  private static let erasureKind: UInt8 = 2

  /// The bytes of the body; ``LogFormat`` describes them.
  var encoded: [UInt8] {
    var writer = ByteWriter()
    switch self {
    case .events(let events):
      guard let first = events.first else { return [] }
      writer.append(Self.eventsKind)
      writer.append64(Timestamp.microseconds(of: first.recordedAt))
      writer.append(optional: first.event.subject.account?.rawValue)
      writer.append(optional: first.event.subject.user?.rawValue)
      writer.appendCount(first.version)
      writer.appendCount(events.count)
      for recorded in events { writer.append(event: recorded.event) }
    case .erasure(let mark, let first):
      writer.append(Self.erasureKind)
      writer.append64(mark)
      writer.append64(first)
    }
    return writer.bytes
  }

  /// Reads a body; nil when it is not one.
  init?(_ body: ArraySlice<UInt8>, first position: Int64) {
    var reader = ByteReader(body)
    switch reader.byte() {
    case Self.eventsKind:
      guard let events = Self.events(&reader, first: position) else { return nil }
      self = .events(events)
    case Self.erasureKind:
      guard let mark = reader.number64(), let first = reader.signed64() else { return nil }
      self = .erasure(mark: mark, first: first)
    default: return nil
    }
    guard reader.isAtEnd else { return nil }
  }

  private static func events(_ reader: inout ByteReader, first position: Int64) -> [RecordedEvent]? {
    guard let recordedAt = reader.signed64().map(Timestamp.date(microseconds:)),
      let account = reader.optionalText(), let user = reader.optionalText(),
      let subject = subject(account, user), let version = reader.count(), version > 0,
      let count = reader.count(), count > 0, count <= reader.remaining
    else { return nil }
    var events: [RecordedEvent] = []
    events.reserveCapacity(count)
    for index in 0..<count {
      guard let event = reader.event(of: subject) else { return nil }
      events.append(
        RecordedEvent(
          event: event, version: version + index, position: Position(position + Int64(index)), recordedAt: recordedAt))
    }
    return events
  }

  private static func subject(_ account: String?, _ user: String?) -> Subject? {
    if let user { return Subject(user: UserID(user), of: account.map(AccountID.init)) }
    return account.map { Subject(account: AccountID($0)) }
  }
}
