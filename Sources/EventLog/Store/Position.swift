/// A place in one partition of a store, from 1, rising in commit order.
///
/// All streams of one account lie in one partition, so a position orders a user's events among those of the company.
public struct Position: Hashable, Comparable, Sendable, Codable {
  /// The number; 0 is before the first event.
  public let rawValue: Int64

  /// Makes a position.
  public init(_ rawValue: Int64) {
    self.rawValue = rawValue
  }

  /// Before the first event.
  public static let start = Position(0)

  public static func < (lhs: Position, rhs: Position) -> Bool {
    lhs.rawValue < rhs.rawValue
  }

  public init(from decoder: any Decoder) throws {
    self.init(try decoder.singleValueContainer().decode(Int64.self))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rawValue)
  }
}
