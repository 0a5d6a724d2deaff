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
  /// The times of all events, and where those of each end.
  let times: UnsafeBufferPointer<Date>
  let ends: UnsafeBufferPointer<Int32>
  let now: Date

  /// The value of an attribute by its slot.
  func attribute(_ slot: Int) -> Value? {
    let place = Int(attributePlaces[slot])
    return place < 0 ? nil : attributes[place]
  }

  /// When the event at this place of the row happened, in order.
  @inline(__always)
  func times(_ place: Int) -> UnsafeBufferPointer<Date> {
    let start = place == 0 ? 0 : Int(ends[place &- 1])
    return UnsafeBufferPointer(start: times.baseAddress.map { $0 + start }, count: Int(ends[place]) &- start)
  }
}

extension Traits.Row {
  /// Calls `body` with the values of a user.
  /// - Precondition: There are as many values and lists as the row has attributes and events, and the row is one of the
  ///   rule set with this fingerprint.
  @inline(__always)
  func withValues<Result>(
    _ attributes: [Value?], _ events: EventTimes, at now: Date, of fingerprint: UInt64, _ body: (RowValues) -> Result
  ) -> Result {
    precondition(self.fingerprint == fingerprint, "the row is laid out for another rule set")
    precondition(
      attributes.count == self.attributes.count && events.count == streams.count,
      """
      wanted \(self.attributes.count) attributes and \(streams.count) lists of events, found \(attributes.count) and \
      \(events.count)
      """)
    return attributes.withUnsafeBufferPointer { values in
      events.times.withUnsafeBufferPointer { times in
        events.ends.withUnsafeBufferPointer { ends in
          self.attributes.withUnsafeBufferPointer { attributeSlots in
            streams.withUnsafeBufferPointer { streamSlots in
              attributePlaces.withUnsafeBufferPointer { attributePlaces in
                streamPlaces.withUnsafeBufferPointer { streamPlaces in
                  body(
                    RowValues(
                      attributeSlots: attributeSlots, streamSlots: streamSlots, attributePlaces: attributePlaces,
                      streamPlaces: streamPlaces, attributes: values, times: times, ends: ends, now: now))
                }
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
    guard !values.times.isEmpty else { return hasAsked }
    for index in values.ends.indices where values.streamSlots[index] >= 0 {
      let times = values.times(index)
      set(times, Int(values.streamSlots[index]), until: end(of: times))
    }
    return hasAsked
  }
}

/// Asks the values that have no class.
extension RowValues: SieveAsker {
  func verdict(of condition: Condition, _ source: Sieve.Source?) -> Verdict {
    guard case .attribute(let slot)? = source, let comparison = condition.comparison else { return .unknown }
    return comparison.verdict(of: attribute(Int(slot)), at: now)
  }
}
