public import EventLog
public import Foundation

// The same from the values of a row, for a user who is asked about once: nothing is kept.

extension RuleSet {
  /// Calls `body` with the place in ``ordered`` of each rule that ``forEachMatch(_:_:)`` would give for these values.
  ///
  /// Nothing is allocated for it while no more than 8,192 rules ask for no more than 256 different things.
  /// - Parameters:
  ///   - row: What the values are.
  ///   - attributes: The values of the row's attributes in their order, nil for missing ones.
  ///   - events: For each of the row's events when it happened, in order.
  ///   - now: What ages and windows are measured from.
  ///   - page: The page being viewed.
  /// - Precondition: There are as many values and lists as the row has attributes and events, and the row is one of this
  ///   rule set.
  public func forEachMatchingIndex(
    _ row: Traits.Row, attributes: [Value?], events: EventTimes = [], at now: Date, page: String? = nil,
    _ body: (Int) -> Void
  ) {
    let sieve = compiled.index.pages
    row.withValues(attributes, events, at: now, of: fingerprint.value) { values in
      sieve.withFiller(at: now) { filler in
        filler.places.initialize(repeating: 0, count: sieve.columns)
        let hasAsked = filler.fill(values)
        if let page { filler.set(page: page, of: sieve.names.patterns) }
        sieve.forEachMatch(filler.places, hasAsked: hasAsked, values, body)
      }
    }
  }

  /// The first rule that ``forEachMatch(_:_:)`` would give for these values; nil when no rule matches.
  ///
  /// Of the values only those are looked at that it depends on. The parameters are those of
  /// ``forEachMatchingIndex(_:attributes:events:at:page:_:)``.
  public func firstMatch(
    _ row: Traits.Row, attributes: [Value?], events: EventTimes = [], at now: Date, page: String? = nil
  ) -> Rule? {
    firstMatchingIndex(row, attributes: attributes, events: events, at: now, page: page).map { rules[$0].rule }
  }

  /// The place of that rule in ``ordered``; nothing is allocated for it while the rules ask for no more than 128 different
  /// things.
  public func firstMatchingIndex(
    _ row: Traits.Row, attributes: [Value?], events: EventTimes = [], at now: Date, page: String? = nil
  ) -> Int? {
    let sieve = compiled.index.pages
    return row.withValues(attributes, events, at: now, of: fingerprint.value) { values in
      withUnsafePointer(to: page) { page in
        sieve.withFiller(at: now) { filler in
          sieve.first(filler.places, RowReader(values, filler, page: page, of: sieve))
        }
      }
    }
  }
}

extension Sieve {
  /// Calls `body` with what finds places, for as long as that takes.
  @inline(__always)
  fileprivate func withFiller<Result>(at now: Date, _ body: (TraitFiller) -> Result) -> Result {
    withView { view in
      withUnsafeTemporaryAllocation(of: Int32.self, capacity: max(columns, 1)) { places in
        guard let places = places.baseAddress else { preconditionFailure("no memory for places") }
        return body(TraitFiller(view: view, places: places, now: now.timeIntervalSinceReferenceDate))
      }
    }
  }
}
