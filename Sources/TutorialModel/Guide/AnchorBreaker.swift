/// When a guide is paused because a step's element is missing: `{"percent": 25, "presentations": 20}`.
///
/// It is paused when more than that share of the users who came to the step found the element missing, once so many came.
/// The next version of the guide is not paused.
public struct AnchorBreaker: Hashable, Sendable {
  /// The share that may be missed, in whole percent from 0 to 100; 100 never pauses.
  public var percent: Int
  /// How many users must have come to the step before it counts, from 1.
  public var presentations: Int

  /// Makes a breaker; by default a quarter of twenty or more.
  public init(percent: Int = 25, presentations: Int = 20) {
    self.percent = percent
    self.presentations = presentations
  }

  /// True when so many misses among so many presentations pause the guide.
  public func trips(missed: Int, of presented: Int) -> Bool {
    presented >= presentations && missed * 100 > percent * presented
  }
}

extension AnchorBreaker: Codable {
  private enum CodingKeys: String, CodingKey { case percent, presentations }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init()
    percent = try container.decodeIfPresent(Int.self, forKey: .percent) ?? percent
    presentations = try container.decodeIfPresent(Int.self, forKey: .presentations) ?? presentations
    guard (0...100).contains(percent) else {
      throw DecodingError.dataCorruptedError(
        forKey: .percent, in: container, debugDescription: "wanted 0 to 100, found \(percent)")
    }
    guard presentations >= 1 else {
      throw DecodingError.dataCorruptedError(
        forKey: .presentations, in: container, debugDescription: "wanted 1 or more, found \(presentations)")
    }
  }
}
