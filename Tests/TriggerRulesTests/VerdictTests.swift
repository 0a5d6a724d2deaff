import Testing
import TriggerRules

struct VerdictTests {
  /// Kleene's tables, written out: left, right, both, either.
  static let tables: [(Verdict, Verdict, Verdict, Verdict)] = [
    (.matched, .matched, .matched, .matched),
    (.matched, .unmatched, .unmatched, .matched),
    (.matched, .unknown, .unknown, .matched),
    (.unmatched, .matched, .unmatched, .matched),
    (.unmatched, .unmatched, .unmatched, .unmatched),
    (.unmatched, .unknown, .unmatched, .unknown),
    (.unknown, .matched, .unknown, .matched),
    (.unknown, .unmatched, .unmatched, .unknown),
    (.unknown, .unknown, .unknown, .unknown),
  ]

  @Test(arguments: tables)
  func andAndOrFollowKleene(left: Verdict, right: Verdict, both: Verdict, either: Verdict) {
    #expect(left.and(right) == both)
    #expect(left.or(right) == either)
  }

  @Test func negationKeepsTheUnknown() {
    #expect(Verdict.allCases.map(\.negated) == [.unmatched, .matched, .unknown])
  }

  @Test(arguments: tables)
  func deMorganHolds(left: Verdict, right: Verdict, both: Verdict, either: Verdict) {
    #expect(left.negated.or(right.negated) == both.negated)
    #expect(left.negated.and(right.negated) == either.negated)
  }
}
