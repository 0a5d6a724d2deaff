public import EventLog
public import Foundation

/// What is known of one user, laid out for one rule set: attributes by slot, and the times of events by stream.
///
/// A host that decides over many users, such as a preview of whom a rule would reach, fills one value and reuses it.
/// ``RuleSet/decide(_:user:account:explaining:)`` needs none of it.
public struct Traits: Sendable {
  /// Now, to the microsecond.
  public var now: Date {
    didSet { nowInMicroseconds = Timestamp.microseconds(of: now) }
  }
  /// The page being viewed; nil for none.
  public var page: String?

  private(set) var nowInMicroseconds: Int64
  private var values: [Value?]
  /// The latest times of each stream, the latest first: as many as rules may ask for, in one piece of memory, because
  /// a stream in a piece of its own is a cache miss in every decision (`Benchmarks/compare decide`).
  private var recent: [Int64]
  let layout: TraitLayout

  /// Nothing is known yet.
  public init(for rules: RuleSet, at now: Date) {
    self.init(TraitLayout(rules), at: now)
  }

  private init(_ layout: TraitLayout, at now: Date) {
    self.now = now
    self.layout = layout
    nowInMicroseconds = Timestamp.microseconds(of: now)
    values = Array(repeating: nil, count: layout.attributes.count)
    recent = Array(repeating: .min, count: layout.starts[layout.starts.count - 1])
  }

  /// The traits of another user, of whom nothing is known yet.
  public func another() -> Traits {
    Traits(layout, at: now)
  }

  /// The value of an attribute; one that no rule asks for is not kept.
  public subscript(key: AttributeKey) -> Value? {
    get { layout.attributes[key].flatMap { values[$0] } }
    set { if let slot = layout.attributes[key] { values[slot] = newValue } }
  }

  /// Sets when something happened, up to now and in order; what no rule asks for is not kept.
  public mutating func set(_ name: EventName, at dates: [Date], by side: Side = .user) {
    guard let slot = layout.streams[ColumnKey.Stream(name: name, side: side)] else { return }
    for (offset, place) in (layout.starts[slot]..<layout.starts[slot + 1]).enumerated() {
      let index = dates.count - 1 - offset
      recent[place] = index < 0 ? .min : Timestamp.microseconds(of: dates[index])
    }
  }
}

extension Traits: TraitSource {
  func value(_ slot: Int) -> Value? { values[slot] }

  func count(in stream: Int, after: Int64, limit: Int) -> Int {
    let start = layout.starts[stream]
    let end = min(start + limit, layout.starts[stream + 1])
    var place = start
    while place < end, recent[place] > after { place += 1 }
    return place - start
  }

  func walk(_ condition: Condition) -> Verdict { .unknown }
}
