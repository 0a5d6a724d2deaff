import EventLog
import Foundation

extension CapUse {
  /// What a proof says about it: how much is taken, when there is room again, and by which displays.
  func describe(_ cap: Cap, weight: Int) -> String {
    let cause = total > cap.limit && late > 0 ? " because of a late confirmation" : ""
    let state = "cap \(cap.id): \(total) of \(cap.limit) taken in \(cap.window)\(cause)"
    let counted = counted(by: cap)
    let list = counted.isEmpty ? "" : "; counted: " + counted.joined(separator: ", ")
    if total + weight <= cap.limit { return state + list }
    return state + (freed(weight, limit: cap.limit).map { ", free again at \(clock.text(of: $0))" } ?? ", for good")
      + list
  }

  /// Each display and grant that takes something, the oldest first.
  private func counted(by cap: Cap) -> [String] {
    var counted: [(entry: DisplayLedger.Entry, weight: Int)] = []
    forEachEntry(of: cap) { entry, weight, _ in counted.append((entry, weight)) }
    return counted.reversed().sorted { $0.entry.time < $1.entry.time }.map { entry, weight in
      "\(entry.content.unversioned) on \(clock.text(of: entry.time))" + (weight == 1 ? "" : " (\(weight))")
        + (entry.leaseEnd == nil ? "" : ", not yet displayed")
        + (entry.isLate ? ", confirmed late" : "")
    }
  }
}
