import Foundation
import Testing

@testable import EventLog

struct TimestampTests {
  @Test(arguments: [
    ("1970-01-01T00:00:00Z", 0.0), ("2026-04-01T09:00:00+09:00", 1_775_001_600),
    ("2026-04-01T09:00+09:00", 1_775_001_600),
    ("2026-04-01T00:00Z", 1_775_001_600), ("2026-04-01T00:00:00.500Z", 1_775_001_600.5),
    ("2026-03-31T19:30:00-04:30", 1_775_001_600), ("2026-04-01T00:00:00.123456Z", 1_775_001_600.123_456),
  ]) func readsInstants(text: String, seconds: Double) throws {
    #expect(try #require(Timestamp.date(from: text)) == Timestamp.rounded(Date(timeIntervalSince1970: seconds)))
  }

  @Test(arguments: [
    "", "2026-04-01", "2026-04-01T09:00:00", "yesterday", "2026-13-01T00:00:00Z", "2026-04-01T25:00:00Z",
  ])
  func refusesWhatIsNoInstant(text: String) {
    #expect(Timestamp.date(from: text) == nil)
  }

  @Test func readsBackWhatItWrites() throws {
    for seed in 0..<2_000 {
      var random = SeededRandom(seed: seed)
      let seconds = Double.random(in: -2_000_000_000...7_000_000_000, using: &random)
      let date = Timestamp.rounded(Date(timeIntervalSince1970: seconds))
      #expect(Timestamp.date(from: Timestamp.text(of: date)) == date, "seed \(seed)")
    }
  }

  @Test(arguments: [(0.0, ""), (0.5, ".500"), (0.001, ".001"), (0.000_001, ".000001"), (0.123_456, ".123456")])
  func writesAsManyDigitsAsItNeeds(seconds: Double, fraction: String) {
    #expect(Timestamp.text(of: Date(timeIntervalSince1970: seconds)) == "1970-01-01T00:00:00\(fraction)Z")
  }

  @Test func roundsOnce() {
    for seed in 0..<5_000 {
      var random = SeededRandom(seed: seed)
      let range: ClosedRange<Double> =
        seed % 2 == 0 ? -62_135_596_800...253_402_300_799 : -2_300_000_000...3_300_000_000
      let seconds = Double.random(in: range, using: &random)
      let once = Timestamp.rounded(Date(timeIntervalSince1970: seconds))
      #expect(Timestamp.rounded(once) == once, "seed \(seed)")
      #expect(Timestamp.date(microseconds: Timestamp.microseconds(of: once)) == once, "seed \(seed)")
    }
  }

  @Test func neverRoundsToALaterInstant() {
    for seed in 0..<5_000 {
      var random = SeededRandom(seed: seed)
      let date = Date(timeIntervalSinceReferenceDate: .random(in: -3_000_000_000...3_000_000_000, using: &random))
      #expect(Timestamp.rounded(date) <= date, "seed \(seed)")
    }
  }

  @Test func bringsImpossibleDatesIntoTheYears1To9999() {
    #expect(Timestamp.rounded(.distantPast) == Date(timeIntervalSince1970: -62_135_596_800))
    for seconds in [Double.infinity, -.infinity, .nan] {
      #expect(Timestamp.rounded(Date(timeIntervalSince1970: seconds)) == Date(timeIntervalSince1970: 0))
    }
    #expect(Timestamp.rounded(Date(timeIntervalSince1970: 1e300)) == Date(timeIntervalSince1970: 253_402_300_799))
  }
}
