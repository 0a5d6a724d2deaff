public import EventLog
public import Foundation

/// What is known of one user, laid out for one rule set: attributes by slot, and the times of events by stream.
///
/// A host that decides over many users, such as a preview of whom a rule would reach, fills one value and reuses it.
/// ``RuleSet/decide(_:user:account:explaining:)`` needs none of it.
public struct Traits: Sendable {
  /// Now, to the microsecond.
  public var now: Date {
    didSet { instant = Timestamp.microseconds(of: now) }
  }
  /// The page being viewed; nil for none.
  public var page: String?

  var instant: Int64
  private var values: [Value?]
  private var times: [[Int64]]
  private let attributes: [AttributeKey: Int]
  private let streams: [ColumnKey.Stream: Int]

  /// Nothing is known yet.
  public init(for rules: RuleSet, at now: Date) {
    self.now = now
    instant = Timestamp.microseconds(of: now)
    let sieve = rules.index.pages
    values = Array(repeating: nil, count: sieve.attributes.count)
    times = Array(repeating: [], count: sieve.streams.count)
    attributes = Dictionary(uniqueKeysWithValues: sieve.attributes.enumerated().map { ($1, $0) })
    streams = Dictionary(uniqueKeysWithValues: sieve.streams.enumerated().map { ($1, $0) })
  }

  /// The value of an attribute; one that no rule asks for is not kept.
  public subscript(key: AttributeKey) -> Value? {
    get { attributes[key].flatMap { values[$0] } }
    set { if let slot = attributes[key] { values[slot] = newValue } }
  }

  /// Sets when something happened, up to now and in order; what no rule asks for is not kept.
  public mutating func set(_ name: EventName, at dates: [Date], by side: Side = .user) {
    guard let slot = streams[ColumnKey.Stream(name: name, side: side)] else { return }
    times[slot] = dates.map(Timestamp.microseconds)
  }

  func value(_ slot: Int) -> Value? { values[slot] }

  func has(_ count: Int, in stream: Int, after: Int64) -> Bool {
    // "At least n since then" is one look at the nth event from the end.
    let times = times[stream]
    return count <= times.count && times[times.count - count] > after
  }
}
