import Foundation
import Testing

@testable import EventLog

struct RateTests {
  private func rate(_ numerator: Int, of denominator: Int) -> Rate {
    Rate(numerator, of: denominator, definition: "test", asOf: time())
  }

  @Test func isUndefinedOverNothing() {
    #expect(rate(0, of: 0).value == nil)
    #expect(rate(0, of: 0).interval() == nil)
  }

  @Test func givesTheShareUnrounded() {
    #expect(rate(107, of: 758).value == 107.0 / 758)
  }

  // Worked out from the published formula with 40 decimal digits.
  @Test(arguments: [
    (107, 758, 0.118180, 0.167761), (0, 10, 0, 0.277533), (10, 10, 0.722467, 1), (5, 10, 0.236593, 0.763407),
    (1, 1, 0.206549, 1),
  ]) func hasTheIntervalOfWilson(numerator: Int, denominator: Int, lower: Double, upper: Double) throws {
    let interval = try #require(rate(numerator, of: denominator).interval())
    #expect(abs(interval.lowerBound - lower) < 0.000_001)
    #expect(abs(interval.upperBound - upper) < 0.000_001)
  }

  @Test func intervalsHoldTheShareAndNarrow() throws {
    for denominator in 1...60 {
      for numerator in 0...denominator {
        let small = rate(numerator, of: denominator)
        let interval = try #require(small.interval())
        let larger = try #require(rate(numerator * 10, of: denominator * 10).interval())
        #expect(interval.contains(try #require(small.value)))
        #expect(interval.lowerBound >= 0 && interval.upperBound <= 1)
        #expect(larger.upperBound - larger.lowerBound < interval.upperBound - interval.lowerBound)
      }
    }
  }
}
