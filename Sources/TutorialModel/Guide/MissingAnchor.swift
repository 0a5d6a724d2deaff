/// What happens when the element that a step points at is not on the page.
public struct MissingAnchor: Hashable, Sendable {
  /// How many seconds the page is given to make it appear.
  public var wait: Double
  /// What happens then.
  public var then: Outcome

  /// What happens when the wait is over.
  public enum Outcome: String, Hashable, Sendable, Codable, CaseIterable {
    /// The step is shown in the middle.
    case centre
    /// The guide goes on with the next step.
    case skip
    /// The guide ends.
    case end
  }

  /// Makes a rule; by default five seconds, then the middle.
  public init(wait: Double = 5, then: Outcome = .centre) {
    self.wait = wait
    self.then = then
  }
}

extension MissingAnchor: Codable {
  private enum CodingKeys: String, CodingKey { case wait, then }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      wait: try container.decodeIfPresent(Double.self, forKey: .wait) ?? 5,
      then: try container.decodeIfPresent(Outcome.self, forKey: .then) ?? .centre)
    guard (0...60).contains(wait) else {
      throw DecodingError.dataCorruptedError(
        forKey: .wait, in: container, debugDescription: "wanted 0 to 60 seconds, found \(wait)")
    }
  }
}
