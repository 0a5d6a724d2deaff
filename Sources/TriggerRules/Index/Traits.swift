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
    didSet { if page != nil || oldValue != nil { place(page) } }
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
    places = Array(repeating: 0, count: sieve.columns)
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
    if slot >= 0 { withFiller { $0.set(value, Int(slot), &$1) } }
  }

  /// Sets when something happened, in order; what no rule asks for is not kept, and what comes after now not counted.
  public mutating func set(_ name: EventName, at times: [Date], by side: Side = .user) {
    let table = side == .user ? sieve.names.streamTables.0 : sieve.names.streamTables.1
    let stream = sieve.number(of: name.rawValue, in: table)
    if stream >= 0 { withFiller { filler, _ in times.withUnsafeBufferPointer { filler.set($0, Int(stream)) } } }
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
    _ row: Row, attributes: [Value?], events: [[Date]] = [], at now: Date, page: String? = nil
  ) {
    precondition(row.fingerprint == fingerprint, "the row is laid out for another rule set")
    precondition(
      attributes.count == row.attributes.count && events.count == row.streams.count,
      """
      wanted \(row.attributes.count) attributes and \(row.streams.count) lists of events, found \(attributes.count) and \
      \(events.count)
      """)
    reset(at: now)
    withFiller { filler, asked in
      for index in attributes.indices {
        let slot = row.attributes[index]
        if slot >= 0 { filler.set(attributes[index], Int(slot), &asked) }
      }
      for index in events.indices where row.streams[index] >= 0 {
        events[index].withUnsafeBufferPointer { filler.set($0, Int(row.streams[index])) }
      }
    }
    self.page = page
  }

  private mutating func place(_ page: String?) {
    let sieve = sieve
    withFiller { filler, _ in filler.set(page: page, of: sieve.names.patterns) }
  }

  @inline(__always)
  private mutating func withFiller(_ body: (TraitFiller, inout Asked) -> Void) {
    Self.withFiller(sieve, &places, &asked, now, body)
  }

  @inline(__always)
  private static func withFiller(
    _ sieve: Sieve, _ places: inout [Int32], _ asked: inout Asked, _ now: Date,
    _ body: (TraitFiller, inout Asked) -> Void
  ) {
    sieve.withView { view in
      places.withUnsafeMutableBufferPointer { places in
        guard let places = places.baseAddress else { return }
        body(TraitFiller(view: view, places: places, now: now.timeIntervalSinceReferenceDate), &asked)
      }
    }
  }
}

extension TraitFiller {
  /// Places a value, and keeps it where it has to be asked for itself.
  @inline(__always)
  fileprivate func set(_ value: Value?, _ slot: Int, _ asked: inout Traits.Asked) {
    guard let value else { return clear(slot) }
    if set(value, slot) {
      asked.values[slot] = value
      asked.isEmpty = false
    }
  }
}

/// Asks the values that have no class.
extension Traits: SieveAsker {
  func verdict(of condition: Condition) -> Verdict {
    guard case .attribute(let key, let comparison) = condition.form,
      let slot = sieve.names.attributes.firstIndex(of: key)
    else { return .unknown }
    return comparison.verdict(of: asked.values[slot], at: now)
  }
}
