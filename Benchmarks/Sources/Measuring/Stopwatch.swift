import Foundation

/// Times one short call.
///
/// The CPU time around the call has the reading of that clock in it, which takes about 1 µs in the kernel; the wall time
/// just within has whatever else ran meanwhile. Both are at least what the call took, so the lesser is closer to it.
public struct Stopwatch {
  private let processor: Double
  private let wall: Double

  public init() {
    processor = CPUClock.seconds
    wall = Self.wall
  }

  /// Microseconds since it was made.
  public var microseconds: Double {
    let wall = Self.wall - wall
    return min(wall, CPUClock.seconds - processor) * 1e6
  }

  private static var wall: Double { timespec.seconds(of: CLOCK_MONOTONIC) }
}
