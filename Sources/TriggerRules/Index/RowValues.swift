import EventLog
import Foundation

/// What is known of one user at one time, as a host has it: the values of a row.
///
/// Unsafe pointers, because counting references to seven arrays is a large part of a first match
/// (`Benchmarks/compare decide`).
struct RowValues {
  /// The slots of the row's attributes and streams.
  let attributeSlots: UnsafeBufferPointer<Int32>
  let streamSlots: UnsafeBufferPointer<Int32>
  /// Where the value of each slot stands in the row; -1 for what the row does not have.
  let attributePlaces: UnsafeBufferPointer<Int32>
  let streamPlaces: UnsafeBufferPointer<Int32>
  let attributes: UnsafeBufferPointer<Value?>
  let events: UnsafeBufferPointer<[Date]>
  let now: Date

  /// The value of an attribute by its slot.
  func attribute(_ slot: Int) -> Value? {
    let place = Int(attributePlaces[slot])
    return place < 0 ? nil : attributes[place]
  }
}

extension Traits.Row {
  /// Calls `body` with the values of a user.
  /// - Precondition: There are as many values and lists as the row has attributes and events, and the row is one of the
  ///   rule set with this fingerprint.
  @inline(__always)
  func withValues<Result>(
    _ attributes: [Value?], _ events: [[Date]], at now: Date, of fingerprint: UInt64, _ body: (RowValues) -> Result
  ) -> Result {
    precondition(self.fingerprint == fingerprint, "the row is laid out for another rule set")
    precondition(
      attributes.count == self.attributes.count && events.count == streams.count,
      """
      wanted \(self.attributes.count) attributes and \(streams.count) lists of events, found \(attributes.count) and \
      \(events.count)
      """)
    return attributes.withUnsafeBufferPointer { values in
      events.withUnsafeBufferPointer { events in
        self.attributes.withUnsafeBufferPointer { attributeSlots in
          streams.withUnsafeBufferPointer { streamSlots in
            attributePlaces.withUnsafeBufferPointer { attributePlaces in
              streamPlaces.withUnsafeBufferPointer { streamPlaces in
                body(
                  RowValues(
                    attributeSlots: attributeSlots, streamSlots: streamSlots, attributePlaces: attributePlaces,
                    streamPlaces: streamPlaces, attributes: values, events: events, now: now))
              }
            }
          }
        }
      }
    }
  }
}

extension TraitFiller {
  /// Places all values of a row but the page, where nothing is placed yet.
  /// - Returns: True when some have no class.
  @inline(__always)
  func fill(_ values: RowValues) -> Bool {
    var hasAsked = false
    for index in values.attributes.indices {
      let slot = Int(values.attributeSlots[index])
      if slot >= 0, set(values.attributes[index], slot) { hasAsked = true }
    }
    let latest = values.latest
    guard latest > -.infinity else { return hasAsked }
    for index in values.events.indices where values.streamSlots[index] >= 0 {
      values.events[index].withUnsafeBufferPointer { times in
        set(times, Int(values.streamSlots[index]), until: latest > now ? end(of: times) : times.count)
      }
    }
    return hasAsked
  }
}

extension RowValues {
  /// When something happened last, in seconds since the reference date; the negative infinity for never.
  ///
  /// Where all lists are read, their ends are looked at before any is placed: they are fetched from memory side by side,
  /// and waiting for one after the other took a third of the time (`Benchmarks/compare decide`). A first match reads few.
  @inline(__always)
  var latest: Double {
    var latest = -Double.infinity
    for index in events.indices {
      if let last = events[index].last { latest = max(latest, last.timeIntervalSinceReferenceDate) }
    }
    return latest
  }
}

/// Asks the values that have no class.
extension RowValues: SieveAsker {
  func verdict(of condition: Condition, _ source: Sieve.Source?) -> Verdict {
    guard case .attribute(let slot)? = source, let comparison = condition.comparison else { return .unknown }
    return comparison.verdict(of: attribute(Int(slot)), at: now)
  }
}
