public import Foundation

/// When the events of one user happened: a list for each event name, one after the other in one piece of memory.
///
/// ```swift
/// var times: EventTimes = [[yesterday, today], []]
/// times.append(reports)
/// ```
/// In one piece, and not as lists of which each lies somewhere else, because waiting for their memory would be a good part
/// of a decision (`Benchmarks/compare decide`). A host that decides over many users fills one again and again.
public struct EventTimes: Hashable, Sendable {
  /// All of them, list after list.
  private(set) var times: [Date] = []
  /// Where each list ends.
  private(set) var ends: [Int32] = []

  /// How many lists there are.
  public var count: Int { ends.count }

  /// No lists.
  public init() {}

  /// These lists, each in order of time.
  public init(_ lists: some Sequence<some Sequence<Date>>) {
    for list in lists { append(list) }
  }

  /// Adds the list of one more event, in order of time.
  public mutating func append(_ list: some Sequence<Date>) {
    times.append(contentsOf: list)
    ends.append(Int32(times.count))
  }

  /// Forgets all lists and keeps their memory, for the next user.
  public mutating func reset() {
    times.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
  }
}

extension EventTimes: ExpressibleByArrayLiteral {
  /// These lists, each in order of time.
  public init(arrayLiteral lists: [Date]...) {
    self.init(lists)
  }
}
