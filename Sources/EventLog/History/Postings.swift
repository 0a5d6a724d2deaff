import Foundation

/// Where the events of one name, or of one piece of content, stand in a history, in the order they happened: by time,
/// then by the order of the log. The times stand together, so that a search reads little memory.
struct Postings: Sendable {
  private(set) var places: [Int32] = []
  private(set) var times: [Date] = []

  /// When the last of them happened; nil when there are none.
  var latest: Date? { times.last }

  mutating func insert(_ place: Int, at time: Date) {
    if let last = times.last, last > time {
      let index = index(after: time)
      places.insert(Int32(place), at: index)
      times.insert(time, at: index)
    } else {
      places.append(Int32(place))
      times.append(time)
    }
  }

  mutating func remove(_ place: Int) {
    guard let index = places.lastIndex(of: Int32(place)) else { return }
    places.remove(at: index)
    times.remove(at: index)
  }

  /// True when the event at a place, which happened at that time, is one of them.
  func contains(_ place: Int32, at time: Date) -> Bool {
    var low = 0
    var high = times.count
    while low < high {
      let middle = (low + high) / 2
      if (times[middle], places[middle]) < (time, place) { low = middle + 1 } else { high = middle }
    }
    return low < places.count && places[low] == place
  }

  /// How many there are in the window (`start`, `end`].
  func count(after start: Date, through end: Date) -> Int {
    max(0, index(after: end) - index(after: start))
  }

  /// When the first happened that is later than a time; nil when there is none.
  func first(after time: Date) -> Date? {
    let index = index(after: time)
    return index < times.count ? times[index] : nil
  }

  /// When those happened that are later than a time.
  func times(after time: Date) -> ArraySlice<Date> { times[index(after: time)...] }

  /// When those happened that are not later than a time.
  func times(through time: Date) -> ArraySlice<Date> { times[..<index(after: time)] }

  /// The number of those that happened up to a time.
  private func index(after time: Date) -> Int {
    guard let first = times.first, first <= time else { return 0 }
    guard let last = times.last, last > time else { return times.count }
    var low = 0
    var high = times.count
    while low < high {
      let middle = (low + high) / 2
      if times[middle] > time { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
