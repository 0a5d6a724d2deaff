public import EventLog
public import Foundation

/// Effort on a scale from 1 to 7 or from 1 to 5; which end is the easy one is stated.
///
/// The "easy" answers are 5–7 of 7 or 4–5 of 5, the "hard" ones 1–3 of 7 or 1–2 of 5; where the low end is easy, the
/// mirror image. The definitions of the two scales and of the two directions differ: `ces.mean` is the mean of a scale to
/// 7 with 7 easiest, `ces.mean.1-5.low` that of a scale to 5 with 1 easiest.
public struct CESScore: Hashable, Sendable, Codable {
  /// The answers by number.
  public let tally: ScaleTally
  /// Which end is the easy one.
  public let better: ScaleDirection

  /// The score of answers on a scale.
  /// - Parameters:
  ///   - answers: The answers; those outside the scale are left out.
  ///   - isShort: True for a scale from 1 to 5.
  ///   - better: Which end is the easy one.
  public init(_ answers: some Sequence<Int>, isShort: Bool = false, better: ScaleDirection = .high) {
    tally = ScaleTally(isShort ? 1...5 : 1...7, answers)
    self.better = better
  }

  /// How many answered.
  public var count: Int { tally.count }

  /// How many found it easy.
  public var easy: Int { tally.count(in: better == .high ? upper : lower) }

  /// How many found it hard.
  public var hard: Int { tally.count(in: better == .high ? lower : upper) }

  /// The mean on the scale as it is; nil when nobody answered.
  public var mean: Double? {
    count > 0 ? Double(tally.sum) / Double(count) : nil
  }

  /// The share of easy answers, from 0 to 1, with Wilson's interval.
  public func top(asOf: Date) -> Rate {
    Rate(easy, of: count, definition: topDefinition.rawValue, asOf: asOf)
  }

  /// 100 · (easy − hard) ÷ answers, from −100 to 100; nil when nobody answered.
  public var net: Double? {
    count > 0 ? 100 * Double(easy - hard) / Double(count) : nil
  }

  /// The scores as reports carry them: mean, top share in percent, net.
  public func figures(asOf: Date) -> [ScoreFigure] {
    [
      ScoreFigure(meanDefinition, tally.sum, of: count, factor: 1, asOf: asOf),
      ScoreFigure(topDefinition, easy, of: count, factor: 100, asOf: asOf),
      ScoreFigure(netDefinition, easy - hard, of: count, factor: 100, asOf: asOf),
    ]
  }

  private var isShort: Bool { tally.scale.upperBound == 5 }
  private var upper: ClosedRange<Int> { isShort ? 4...5 : 5...7 }
  private var lower: ClosedRange<Int> { isShort ? 1...2 : 1...3 }

  private var meanDefinition: ScoreDefinition {
    ScoreDefinition(ScoreDefinition.cesMean.rawValue + (isShort ? ".1-5" : "") + better.suffix)
  }

  private var topDefinition: ScoreDefinition {
    ScoreDefinition((isShort ? "ces.top2of5" : ScoreDefinition.cesTop3.rawValue) + better.suffix)
  }

  private var netDefinition: ScoreDefinition {
    ScoreDefinition((isShort ? "ces.net5" : ScoreDefinition.cesNet.rawValue) + better.suffix)
  }
}
