import EventLog

/// What a condition can come to at all, as far as its shape tells.
struct Outcomes {
  /// The conditions that are used by name.
  let segments: [SegmentID: Condition]
  /// Whether a page is being viewed when the condition is asked.
  let isOnPage: Bool

  /// Every verdict that is not ruled out. Parts are looked at one by one, so a set of one verdict is certain.
  func of(_ condition: Condition, depth: Int = 0) -> Set<Verdict> {
    switch condition.form {
    case .all(let parts): return combined(parts, from: .matched, depth) { $0.and($1) }
    case .any(let parts): return combined(parts, from: .unmatched, depth) { $0.or($1) }
    case .not(let part): return Set(of(part, depth: depth + 1).map(\.negated))
    case .segment(let id):
      // Segments that are declared by means of themselves are found elsewhere.
      guard depth < 50, let segment = segments[id] else { return Set(Verdict.allCases) }
      return of(segment, depth: depth + 1)
    case .page(let pattern): return isOnPage ? pattern == .everywhere ? [.matched] : Self.known : [.unknown]
    case .percentage(let share):
      return share.percent <= 0 ? [.unmatched] : share.percent >= 100 ? [.matched] : Self.known
    case .weekday(let days): return days.isEmpty ? [.unmatched] : days.count == 7 ? [.matched] : Self.known
    case .localTime, .sequence, .content, .variant: return Self.known
    case .event(let count):
      if count.least <= 0, count.most == nil { return [.matched] }
      return count.filter == nil ? Self.known : Set(Verdict.allCases)
    case .attribute(_, let comparison), .property(_, let comparison):
      return comparison.form == .exists ? Self.known : Set(Verdict.allCases)
    case .score, .locale, .device, .lifecycleDay, .tier: return Set(Verdict.allCases)
    }
  }

  private static let known: Set<Verdict> = [.matched, .unmatched]

  private func combined(
    _ parts: [Condition], from start: Verdict, _ depth: Int, by combine: (Verdict, Verdict) -> Verdict
  ) -> Set<Verdict> {
    parts.reduce(into: [start]) { found, part in
      let next = of(part, depth: depth + 1)
      found = Set(found.flatMap { one in next.map { combine(one, $0) } })
    }
  }
}
