public import EventLog

/// The exact meaning of a score, such as `nps.standard`. Two scores with different definitions are different things.
public struct ScoreDefinition: StringIdentifier {
  public let rawValue: String

  public init(_ rawValue: String) {
    self.rawValue = rawValue
  }
}

extension ScoreDefinition {
  /// Net Promoter Score: 100 · (answers 9–10 − answers 0–6) ÷ answers, from −100 to 100.
  public static let nps: ScoreDefinition = "nps.standard"
  /// Satisfaction: the share of answers 4–5 on a scale from 1 to 5, in percent.
  public static let csatTop2: ScoreDefinition = "csat.top2of5"
  /// Satisfaction: the mean of a scale from 1 to 5.
  public static let csatMean: ScoreDefinition = "csat.mean"
  /// Effort: the mean of a scale from 1 to 7, 7 is easiest.
  public static let cesMean: ScoreDefinition = "ces.mean"
  /// Effort: the share of answers 5–7 on a scale from 1 to 7, 7 is easiest, in percent.
  public static let cesTop3: ScoreDefinition = "ces.top3of7"
  /// Effort: 100 · (answers 5–7 − answers 1–3) ÷ answers on a scale from 1 to 7, 7 is easiest, from −100 to 100.
  public static let cesNet: ScoreDefinition = "ces.net7"
  /// The mean of a rating; the scale follows, as in `rating.mean.1-5`.
  public static func ratingMean(_ scale: ClosedRange<Int>, better: ScaleDirection = .high) -> ScoreDefinition {
    ScoreDefinition("rating.mean.\(scale.lowerBound)-\(scale.upperBound)" + better.suffix)
  }
}

extension ScaleDirection {
  /// What a definition's id ends in where the low end is good.
  var suffix: String { self == .low ? ".low" : "" }
}
