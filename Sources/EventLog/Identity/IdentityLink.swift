public import Foundation

/// That a stream, as a rule an anonymous id's, is a person's: what the two `touch.identified` events of one
/// identification say.
///
/// The first stands in the stream itself and closes it: nothing that is decided there later counts. The second stands in
/// the person's own stream and opens the closed one to it. Both have ids of their own that are always the same, so
/// writing them again stores nothing, and whoever finds only the first can write the second.
public struct IdentityLink: Hashable, Sendable {
  /// The stream that was closed.
  public let stream: Subject
  /// Whose it is.
  public let person: Subject

  /// Says that a stream is a person's.
  public init(_ stream: Subject, is person: Subject) {
    self.stream = stream
    self.person = person
  }

  /// Reads either event of an identification; nil when it is none, or when its ids were erased.
  public init?(_ event: Event) {
    guard event.name == .identified, let closes = event.properties[.closes]?.boolean else { return nil }
    let (name, company) = closes ? (PropertyName.person, PropertyName.personAccount) : (.stream, .streamAccount)
    guard let user = event.properties[name]?.string else { return nil }
    let other = Subject(user: UserID(user), of: event.properties[company]?.string.map(AccountID.init))
    self.init(closes ? event.subject : other, is: closes ? other : event.subject)
  }

  /// The event that closes the stream.
  public func closing(at time: Date) -> Event {
    var properties: [PropertyName: Value] = [.closes: true, .link: .integer(token)]
    properties[.person] = (person.user?.rawValue).map(Value.string)
    properties[.personAccount] = (person.account?.rawValue).map(Value.string)
    return Event(id: Self.closingID, name: .identified, subject: stream, time: time, properties: properties)
  }

  /// The event that opens the closed stream to its person.
  public func opening(at time: Date) -> Event {
    var properties: [PropertyName: Value] = [.closes: false, .link: .integer(token)]
    properties[.stream] = (stream.user?.rawValue).map(Value.string)
    properties[.streamAccount] = (stream.account?.rawValue).map(Value.string)
    return Event(id: openingID, name: .identified, subject: person, time: time, properties: properties)
  }

  /// The id of the event that closes a stream: a stream is closed once.
  public static let closingID: EventID = "touch.identified"

  /// The id of the event that opens the stream to its person.
  public var openingID: EventID { EventID("touch.identified/\(stream.identityHash.text)") }

  /// What tells this identification from others when the ids are erased.
  private var token: Int {
    var hash = stream.identityHash
    hash.combine(person.identityHash.text)
    return Int(truncatingIfNeeded: hash.value)
  }
}

extension Subject {
  /// The same for the same subject in every process.
  var identityHash: StableHash {
    var hash = StableHash()
    hash.combine(account?.rawValue ?? "")
    hash.combine(user?.rawValue ?? "")
    return hash
  }
}

extension EventID {
  /// The id under which a person's history holds an event of a stream that was opened to it: ids are unique within
  /// their stream only.
  public func linked(from stream: Subject) -> EventID {
    EventID.derived("\(stream.identityHash.text)~\(rawValue)")
  }

  /// The two parts of an id made by ``linked(from:)``: what all ids of that stream begin with, and the id there.
  public var linkedParts: (prefix: String, id: EventID)? {
    guard let mark = rawValue.utf8.firstIndex(of: UInt8(ascii: "~")),
      rawValue.utf8.distance(from: rawValue.startIndex, to: mark) == 16
    else { return nil }
    let start = rawValue.utf8.index(after: mark)
    return (String(rawValue[..<start]), EventID(String(rawValue[start...])))
  }
}
