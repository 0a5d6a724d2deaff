import Foundation
import TechTouch

/// Deeds that break an invariant, and until when it takes.
struct FailingHistory {
  var deeds: [Deed]
  var end: Date
  var message: String

  /// The time between a deed and the one before it; behind the last, the time until the end.
  func gap(before index: Int, from start: Date) -> Double {
    let earlier = index == 0 ? start : deeds[min(index, deeds.count) - 1].at
    let later = index < deeds.count ? deeds[index].at : end
    return max(0, later.timeIntervalSince(earlier))
  }

  /// The same with everything from a deed on moved to earlier.
  func earlier(by seconds: Double, from index: Int) -> FailingHistory {
    var history = self
    for index in deeds.indices.dropFirst(index) { history.deeds[index].at.addTimeInterval(-seconds) }
    history.end.addTimeInterval(-seconds)
    return history
  }
}
