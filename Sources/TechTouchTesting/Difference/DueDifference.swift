public import TechTouch

extension CatalogDifference {
  /// Users for whom time alone brings something else: a message, a task, a programme, a call of the host.
  public struct Due: Hashable, Sendable {
    /// What: such as `message/day-3` or `task call`.
    public var name: String
    /// What becomes of it.
    public var kind: Kind
    /// For whom, in a stable order.
    public var subjects: [Subject]

    /// What becomes of something that comes due.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
      /// The new catalogue brings it, and the old one does not.
      case gained
      /// The old catalogue brings it, and the new one does not.
      case lost
      /// Both bring it, at other times or another number of times.
      case moved
    }
  }
}

extension CatalogDifference.Due: CustomStringConvertible {
  public var description: String {
    switch kind {
    case .gained: "\(subjects.inWords) would get \(name)"
    case .lost: "\(subjects.inWords) would no longer get \(name)"
    case .moved: "\(subjects.inWords) would get \(name) at other times"
    }
  }
}

extension [Subject] {
  /// How many they are, and the first ten of them.
  var inWords: String {
    let names = prefix(10).map(\.description).joined(separator: ", ")
    return "\(count) user\(count == 1 ? "" : "s") (\(names)\(count > 10 ? ", …" : ""))"
  }
}
