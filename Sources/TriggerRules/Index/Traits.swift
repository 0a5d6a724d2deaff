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
  /// The latest times of each stream, the latest first: as many as rules may ask for, in one piece of memory, because
  /// a stream in a piece of its own is a cache miss in every decision (`Benchmarks/compare decide`).
  private var recent: [Int64]
  private let starts: [Int]
  /// The fingerprint of the rule set it is laid out for.
  let fingerprint: UInt64
  private let attributes: [AttributeKey: Int]
  private let streams: [ColumnKey.Stream: Int]

  /// Nothing is known yet.
  public init(for rules: RuleSet, at now: Date) {
    self.now = now
    instant = Timestamp.microseconds(of: now)
    let sieve = rules.index.pages
    fingerprint = rules.fingerprint.value
    values = Array(repeating: nil, count: sieve.attributes.count)
    var starts = [0]
    for depth in sieve.depths { starts.append(starts[starts.count - 1] + min(depth, Self.mostCounted)) }
    self.starts = starts
    recent = Array(repeating: .min, count: starts[starts.count - 1])
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
    for (offset, place) in (starts[slot]..<starts[slot + 1]).enumerated() {
      let index = dates.count - 1 - offset
      recent[place] = index < 0 ? .min : Timestamp.microseconds(of: dates[index])
    }
  }

  /// Where counting ends: a condition that asks for more events of one name than these is never reached here.
  static let mostCounted = 4_096

  func value(_ slot: Int) -> Value? { values[slot] }

  func count(in stream: Int, after: Int64, limit: Int) -> Int {
    recent.withUnsafeBufferPointer { recent in
      var place = starts[stream]
      let end = min(place + limit, starts[stream + 1])
      while place < end, recent[place] > after { place += 1 }
      return place - starts[stream]
    }
  }
}

extension Traits: TraitSource {
  var nowInMicroseconds: Int64 { instant }
  func walk(_ condition: Condition) -> Verdict { .unknown }
}
