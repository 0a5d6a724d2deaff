import Foundation

/// What the last kinds of pages that changed nothing came to for one person.
///
/// Most pages show what the one before showed, and write nothing. What such a page came to holds for every page of its
/// kind until time alone may turn something that was read for it, as long as nothing comes to the person's history.
struct PageMemory: Sendable {
  /// Pages of one kind come to the same.
  struct Kind: Equatable, Sendable {
    /// The patterns of rules that the page matches, by their numbers.
    var patterns: [Int32]
    /// Content in progress whose next step is on another page.
    var elsewhere: Set<ContentRef>
    /// The page itself, where a step waits for the visit of one.
    var page: String?
  }

  /// What a page came to, and when it comes to the same.
  struct Entry: Sendable {
    var kind: Kind
    var decision: Decision
    var from: Date
    /// The first instant at which it may come to something else.
    var until: Date
    /// How far the company's events were read, where rules ask for those of colleagues.
    var read: Position
  }

  /// How many kinds are kept of one person.
  static let capacity = 16

  private var entries: [Entry] = []
  private var oldest = 0

  /// What a page of this kind comes to; nil when that is not known.
  func decision(on kind: Kind, at now: Date, having read: Position) -> Decision? {
    guard let place = place(of: kind), entries[place].read == read, entries[place].from <= now,
      now < entries[place].until
    else { return nil }
    return entries[place].decision
  }

  /// Keeps what a page came to in the place of an earlier one of its kind, or of the oldest.
  mutating func keep(_ entry: Entry) {
    if let place = place(of: entry.kind) {
      entries[place] = entry
    } else if entries.count < Self.capacity {
      entries.append(entry)
    } else {
      entries[oldest] = entry
      oldest = (oldest + 1) % Self.capacity
    }
  }

  private func place(of kind: Kind) -> Int? {
    entries.indices.first { entries[$0].kind == kind }
  }
}
