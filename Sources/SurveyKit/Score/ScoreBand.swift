/// The three groups of the Net Promoter Score.
public enum ScoreBand: String, Hashable, Sendable, Codable, CaseIterable {
  /// 0 to 6.
  case detractors
  /// 7 and 8.
  case passives
  /// 9 and 10.
  case promoters

  /// The scores of the group.
  public var scores: ClosedRange<Int> {
    switch self {
    case .detractors: 0...6
    case .passives: 7...8
    case .promoters: 9...10
    }
  }

  /// The group of a score; nil outside 0 to 10.
  public init?(score: Int) {
    guard let band = Self.allCases.first(where: { $0.scores.contains(score) }) else { return nil }
    self = band
  }

  /// What the style sheet calls the group.
  var cssName: String {
    switch self {
    case .detractors: "lo"
    case .passives: "mid"
    case .promoters: "hi"
    }
  }
}
