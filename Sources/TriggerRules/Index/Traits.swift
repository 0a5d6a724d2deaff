public import EventLog
public import Foundation

/// What is known of one user at one time, laid out for one rule set: for each thing that rules ask for, into which of
/// the classes that they tell apart it falls.
///
/// A host that decides over many users, such as a preview of whom a rule would reach, fills one value again and again:
///
/// ```swift
/// let row = Traits.Row(attributes: ["plan", "seats"], events: ["campaign.created"], of: rules)
/// var traits = Traits(for: rules, at: now)
/// traits.fill(row, attributes: ["pro", 12], events: [[yesterday, today]], at: now, page: "/campaigns")
/// rules.forEachMatch(traits) { rule in … }
/// ```
/// ``RuleSet/decide(_:user:account:explaining:)`` needs none of it.
public struct Traits: Sendable {
  /// Now: what the ages of dates and the windows of events are measured from.
  public private(set) var now: Date
  /// The page being viewed; nil for none.
  public var page: String? {
    didSet {
      guard page != nil || oldValue != nil else { return }
      let (page, patterns) = (page, sieve.names.patterns)
      place { $0.set(page: page, of: patterns) }
    }
  }

  let fingerprint: UInt64
  let sieve: Sieve
  private(set) var places: [Int32]
  private(set) var asked: Asked

  /// The values that have no class, such as lists, by the slot of their attribute.
  struct Asked: Sendable {
    var values: [Value?]
    var isEmpty = true
  }

  /// Nothing is known yet.
  public init(for rules: RuleSet, at now: Date) {
    self.now = now
    fingerprint = rules.fingerprint.value
    sieve = rules.compiled.index.pages
    places = Array(repeating: 0, count: max(sieve.columns, 1))
    asked = Asked(values: Array(repeating: nil, count: sieve.names.attributes.count))
  }

  /// Forgets everything, for the next user or another time.
  public mutating func reset(at now: Date) {
    self.now = now
    places.withUnsafeMutableBufferPointer { $0.update(repeating: 0) }
    if !asked.isEmpty { asked = Asked(values: Array(repeating: nil, count: asked.values.count)) }
    page = nil
  }

  /// Sets the value of an attribute, nil for a missing one; one that no rule asks for is not kept.
  public mutating func set(_ key: AttributeKey, to value: Value?) {
    let table = key.side == .user ? sieve.names.attributeTables.0 : sieve.names.attributeTables.1
    let slot = sieve.number(of: key.name.rawValue, in: table)
    if slot >= 0, place({ $0.set(value, Int(slot)) }) { ask(value, Int(slot)) }
  }

  /// Sets when something happened, in order; what no rule asks for is not kept, and what comes after now not counted.
  public mutating func set(_ name: EventName, at times: [Date], by side: Side = .user) {
    let table = side == .user ? sieve.names.streamTables.0 : sieve.names.streamTables.1
    let stream = sieve.number(of: name.rawValue, in: table)
    guard stream >= 0 else { return }
    place { filler in times.withUnsafeBufferPointer { filler.set($0, Int(stream), until: filler.end(of: $0)) } }
  }

  /// Sets everything that is known of one user, as a row of values; what was known before is forgotten.
  /// - Parameters:
  ///   - row: What the values are.
  ///   - attributes: The values of the row's attributes in their order, nil for missing ones.
  ///   - events: For each of the row's events when it happened, in order.
  ///   - now: What ages and windows are measured from.
  ///   - page: The page being viewed.
  /// - Precondition: There are as many values and lists as the row has attributes and events, and the row is one of the
  ///   same rule set.
  public mutating func fill(
    _ row: Row, attributes: [Value?], events: EventTimes = [], at now: Date, page: String? = nil
  ) {
    row.withValues(attributes, events, at: now, of: fingerprint) { values in
      reset(at: now)
      if place({ $0.fill(values) }) { ask(values) }
      self.page = page
    }
  }

  /// Keeps the values that may have no class.
  private mutating func ask(_ values: RowValues) {
    for slot in asked.values.indices { ask(values.attribute(slot), slot) }
  }

  private mutating func ask(_ value: Value?, _ slot: Int) {
    asked.values[slot] = value
    asked.isEmpty = false
  }

  @inline(__always)
  private mutating func place<Result>(_ body: (TraitFiller) -> Result) -> Result {
    let now = now.timeIntervalSinceReferenceDate
    return sieve.withView { view in
      places.withUnsafeMutableBufferPointer { places in
        guard let places = places.baseAddress else { preconditionFailure("traits without places") }
        return body(TraitFiller(view: view, places: places, now: now))
      }
    }
  }
}

/// Asks the values that have no class.
extension Traits: SieveAsker {
  func verdict(of condition: Condition, _ source: Sieve.Source?) -> Verdict {
    guard case .attribute(let slot)? = source, let comparison = condition.comparison else { return .unknown }
    return comparison.verdict(of: asked.values[Int(slot)], at: now)
  }
}
