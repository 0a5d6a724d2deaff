import EventLog

/// Something that answers conditions, and that can be changed so that it answers otherwise.
protocol Attempt {
  /// How much was changed to come here.
  var size: Int { get }

  /// What it answers to a condition.
  func verdict(of condition: Condition) -> Verdict

  /// The condition of that name.
  func segment(_ id: SegmentID) -> Condition?

  /// Others that may answer a question so. Whether one really does is tried out, so a proposal may be wrong, but not
  /// missing.
  func others(answering question: Condition, _ wanted: Verdict) -> [Self]
}

extension Attempt {
  /// Those that give a condition a verdict, the smallest first; this one alone when it does.
  func ways(to condition: Condition, _ wanted: Verdict) -> [Self] {
    if verdict(of: condition) == wanted { return [self] }
    switch condition.form {
    case .all(let parts): return wanted == .matched ? every(parts, wanted) : some(parts, wanted)
    case .any(let parts): return wanted == .matched ? some(parts, wanted) : every(parts, wanted)
    case .not(let part): return ways(to: part, wanted.negated)
    case .segment(let id): return segment(id).map { ways(to: $0, wanted) } ?? []
    default: return others(answering: condition, wanted).filter { $0.verdict(of: condition) == wanted }
    }
  }

  /// One part after the other, each where the ones before have led.
  private func every(_ parts: [Condition], _ wanted: Verdict) -> [Self] {
    parts.reduce([self]) { ways, part in ways.continued { $0.ways(to: part, wanted) } }
  }

  private func some(_ parts: [Condition], _ wanted: Verdict) -> [Self] {
    parts.flatMap { ways(to: $0, wanted) }.smallest
  }
}

extension Array where Element: Attempt {
  /// Each of these with what is still wanted after it.
  func continued(by next: (Element) -> [Element]) -> [Element] { flatMap(next).smallest }

  /// The same as long as one part undoes what another has got, as waiting does with what must be recent.
  func settled(by next: (Element) -> [Element]) -> [Element] {
    (0..<3).reduce(self) { ways, _ in ways.continued(by: next) }
  }

  /// The smallest first, and no more than are worth trying.
  fileprivate var smallest: [Element] {
    Array(
      enumerated().sorted { ($0.element.size, $0.offset) < ($1.element.size, $1.offset) }.map(\.element)
        .prefix(Self.most))
  }

  /// Far more than anybody writes; a condition with more ways has one among the first.
  private static var most: Int { 24 }
}
