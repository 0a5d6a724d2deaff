import EventLog

/// The places that one decision gives out: one on the page for what interrupts, and those that caps leave.
struct Places {
  /// What was chosen, in the order it was.
  private(set) var chosen: [Choice] = []
  private var interrupting: Int?
  private var taken: [Taken: Int] = [:]

  /// A cap that counts each content on its own has a sum for each.
  private struct Taken: Hashable {
    var cap: CapID
    var content: ContentRef?

    init(_ cap: Cap, _ content: ContentRef) {
      self.cap = cap.id
      self.content = cap.scope == .object ? content.unversioned : nil
    }
  }

  /// Gives a choice its place.
  mutating func take(_ choice: Choice, _ compiled: CompiledRule) {
    if compiled.isInterrupting { interrupting = chosen.count }
    if !choice.isContinuing, let content = choice.content {
      for cap in compiled.caps { taken[Taken(cap, content), default: 0] += cap.weight(of: content) }
    }
    chosen.append(choice)
  }

  /// Lets a rule wait for the choices that took its place; each grant keeps who waits for it.
  mutating func deferring(_ rule: RuleID, to winners: [Int]) {
    for index in winners where !chosen[index].isContinuing { chosen[index].deferred.append(rule) }
  }

  /// The choices that hold the page's place, for a rule that needs it.
  func holders(of compiled: CompiledRule) -> [Int] {
    compiled.isInterrupting ? [interrupting].compactMap(\.self) : []
  }

  /// The choices that took something from a cap; what weighs nothing is in nobody's way.
  func holders(of cap: Cap) -> [Int] {
    chosen.indices.filter { index in
      guard let content = chosen[index].content else { return false }
      return chosen[index].caps.contains(cap.id) && cap.weight(of: content) > 0
    }
  }

  /// What this decision took from a cap so far.
  func taken(_ cap: Cap, for content: ContentRef) -> Int { taken[Taken(cap, content)] ?? 0 }
}
