import EventLog
import Testing
import TriggerRules

struct PercentageTests {
  struct Vector: Decodable, Sendable {
    var salt: String
    var user: String
    var place: Int
  }

  @Test(arguments: Fixture.decoded("percentage.json", as: [Vector].self))
  func placesAreThosePublished(vector: Vector) {
    #expect(Percentage.place(of: Subject(user: UserID(vector.user)), salt: vector.salt) == vector.place)
  }

  @Test func placesSpreadEvenly() {
    var counts = [Int](repeating: 0, count: 10)
    for number in 0..<20_000 {
      counts[Percentage.place(of: Subject(user: UserID("u\(number)")), salt: "even") / 1_000] += 1
    }
    // Chi-squared with 9 degrees of freedom: 27.88 is passed by one salt in a thousand.
    let chi = counts.reduce(0.0) { $0 + Double(($1 - 2_000) * ($1 - 2_000)) / 2_000 }
    #expect(chi < 27.88, "\(counts)")
  }

  @Test func aLargerShareKeepsEverybodyOfTheSmallerOne() {
    for number in 0..<1_000 {
      let subject = Subject(user: UserID("u\(number)"))
      if Percentage(10, salt: "s").includes(subject) { #expect(Percentage(30, salt: "s").includes(subject)) }
      #expect(!Percentage(0, salt: "s").includes(subject))
      #expect(Percentage(100, salt: "s").includes(subject))
    }
  }

  @Test func variantsKeepToTheirSharesAndLeaveTheHoldout() {
    let experiment = Experiment("welcome-test", variants: [.init("a", percent: 45), .init("b", percent: 45)])
    var counts: [VariantName?: Int] = [:]
    for number in 0..<10_000 {
      counts[experiment.variant(of: Subject(user: UserID("u\(number)"))), default: 0] += 1
    }
    #expect((4_300...4_700).contains(counts["a"] ?? 0))
    #expect((4_300...4_700).contains(counts["b"] ?? 0))
    #expect((900...1_100).contains(counts[nil] ?? 0))
  }

  /// Tenths are no binary fractions: added up, these come to a little more than 100.
  @Test(arguments: [[74.2, 21.1, 4.7], [32.2, 36.1, 31.7], [91.9, 6.9, 1.2], [33.34, 33.33, 33.33], [99.99, 0.01]])
  func sharesThatMakeAHundredAreTaken(percents: [Double]) throws {
    let variants = percents.enumerated().map { Experiment.Variant(VariantName("v\($0)"), percent: $1) }
    let rules = try RuleSet(rules: [], experiments: [Experiment("e", variants: variants)])
    for number in 0..<1_000 {
      #expect(rules.document.experiments[0].variant(of: Subject(user: UserID("u\(number)"))) != nil)
    }
    let more = variants + [Experiment.Variant("more", percent: 0.01)]
    #expect(throws: RuleSetError.self) { try RuleSet(rules: [], experiments: [Experiment("e", variants: more)]) }
  }
}
