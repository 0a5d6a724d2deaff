import EventLog
import Foundation
import SurveyKit
import Testing

struct ScoreTests {
  private let noon = Fixtures.noon

  struct Row: Sendable {
    var promoters: Int
    var detractors: Int
    var count: Int
    var score: Double
    var low: Double
    var high: Double
  }

  /// Computed apart from the library, in Python, by the formula of Rocks (2016) as Sauro and Lewis give it:
  /// `n2=n+3; p=(P+.75)/n2; d=(D+.75)/n2; h=1.96*math.sqrt((p+d-(p-d)**2)/n2)`, 100·(p−d±h), clipped to ±100.
  static let adjusted: [Row] = [
    Row(promoters: 6, detractors: 2, count: 10, score: 40, low: -12.586376638268327, high: 74.12483817672987),
    Row(promoters: 5, detractors: 0, count: 5, score: 100, low: 17.4906259763591, high: 100),
    Row(promoters: 0, detractors: 5, count: 5, score: -100, low: -100, high: -17.4906259763591),
    Row(promoters: 1, detractors: 0, count: 1, score: 100, low: -48.5, high: 98.5),
    Row(promoters: 0, detractors: 0, count: 4, score: 0, low: -34.292856398964496, high: 34.292856398964496),
    Row(promoters: 60, detractors: 15, count: 120, score: 37.5, low: 24.238436829943677, high: 48.932294877373394),
    Row(promoters: 300, detractors: 300, count: 1000, score: 0, low: -4.792619541001837, high: 4.792619541001837),
  ]

  @Test(arguments: adjusted)
  func theIntervalIsAdjustedWald(_ row: Row) throws {
    let score = NPSScore(
      promoters: row.promoters, passives: row.count - row.promoters - row.detractors, detractors: row.detractors)
    let interval = try #require(score.interval)
    #expect(score.count == row.count)
    #expect(score.score == row.score)
    #expect(abs(interval.lowerBound - row.low) < 1e-9)
    #expect(abs(interval.upperBound - row.high) < 1e-9)
  }

  @Test func thePlainIntervalIsUndefinedBelowTwoAnswers() throws {
    #expect(NPSScore([10]).plainInterval == nil)
    #expect(NPSScore([10, 9]).plainInterval == 100...100)
    let plain = try #require(NPSScore(promoters: 60, passives: 45, detractors: 15).plainInterval)
    #expect(abs(plain.lowerBound - 25.047506943052195) < 1e-9)
    #expect(abs(plain.upperBound - 49.95249305694781) < 1e-9)
  }

  @Test func nothingIsKnownOfNobody() {
    let none = NPSScore([])
    #expect(none.score == nil)
    #expect(none.interval == nil)
    #expect(none.plainInterval == nil)
    #expect(none.difference(from: NPSScore([9])).value == nil)
    #expect(none.difference(from: NPSScore([9])).z == nil)
    #expect(NPSScore([9]).difference(from: none).interval == nil)
    #expect(CSATScore([]).mean == nil)
    #expect(CESScore([]).net == nil)
    #expect(none.figure(asOf: noon).value == nil)
  }

  @Test(arguments: 0...10)
  func eachAnswerIsInOneGroup(_ answer: Int) {
    let score = NPSScore([answer])
    #expect(score.promoters == (answer >= 9 ? 1 : 0))
    #expect(score.passives == (answer == 7 || answer == 8 ? 1 : 0))
    #expect(score.detractors == (answer <= 6 ? 1 : 0))
    #expect(ScoreBand.allCases.filter { $0.scores.contains(answer) }.count == 1)
  }

  @Test func answersOffTheScaleAreLeftOut() {
    #expect(NPSScore([11, -1, 9]).count == 1)
    #expect(CSATScore([0, 6, 5]).count == 1)
    #expect(CESScore([0, 8, 7]).count == 1)
  }

  /// Every small sample: the interval lies within the scale and holds the adjusted centre; its mirror image is mirrored.
  @Test func intervalsOfAllSmallSamplesAreSound() throws {
    for count in 1...12 {
      for promoters in 0...count {
        for detractors in 0...(count - promoters) {
          let passives = count - promoters - detractors
          let score = NPSScore(promoters: promoters, passives: passives, detractors: detractors)
          let mirror = NPSScore(promoters: detractors, passives: passives, detractors: promoters)
          let interval = try #require(score.interval)
          let other = try #require(mirror.interval)
          let centre = 100 * Double(promoters - detractors) / Double(count + 3)
          #expect(interval.contains(centre))
          #expect((-100...100).contains(interval.lowerBound) && (-100...100).contains(interval.upperBound))
          #expect(abs(interval.lowerBound + other.upperBound) < 1e-9)
        }
      }
    }
  }

  /// Computed in Python: `z=((p1-d1)-(p2-d2))/math.sqrt(v1+v2)` with `v=(p+d-(p-d)**2)/n2` of the adjusted shares.
  @Test func theDifferenceOfTwoScoresHasAZ() throws {
    let better = NPSScore(promoters: 60, passives: 45, detractors: 15)
    let worse = NPSScore(promoters: 40, passives: 40, detractors: 30)
    let difference = better.difference(from: worse)
    #expect(abs(try #require(difference.value) - 28.409090909090907) < 1e-9)
    #expect(abs(try #require(difference.z) - 2.8458577782720265) < 1e-9)
    let interval = try #require(difference.interval)
    #expect(abs(interval.lowerBound - 8.633594318993222) < 1e-9)
    #expect(abs(interval.upperBound - 46.83802234407606) < 1e-9)
    #expect(difference.isSignificant == true)
    #expect(abs(try #require(worse.difference(from: better).z) + 2.8458577782720265) < 1e-9)

    let few = NPSScore(promoters: 6, passives: 2, detractors: 2)
      .difference(from: NPSScore(promoters: 4, passives: 3, detractors: 3))
    #expect(abs(try #require(few.z) - 0.7342823073671615) < 1e-9)
    #expect(few.isSignificant == false)
  }

  @Test func satisfactionIsTheTopTwoOfFiveAndTheMean() throws {
    let score = CSATScore([5, 4, 4, 3, 1])
    #expect(score.top(asOf: noon) == Rate(3, of: 5, definition: "csat.top2of5", asOf: noon))
    #expect(score.mean == 3.4)
    #expect(score.figures(asOf: noon).map(\.value) == [60, 3.4])
    #expect(score.figures(asOf: noon).map(\.definition) == ["csat.top2of5", "csat.mean"])
  }

  struct Effort: Sendable {
    var isShort: Bool
    var better: ScaleDirection
    var easy: Int
    var hard: Int
    var definitions: [ScoreDefinition]
  }

  static let efforts: [Effort] = [
    Effort(
      isShort: false, better: .high, easy: 3, hard: 3, definitions: ["ces.mean", "ces.top3of7", "ces.net7"]),
    Effort(
      isShort: false, better: .low, easy: 3, hard: 3, definitions: ["ces.mean.low", "ces.top3of7.low", "ces.net7.low"]),
    Effort(
      isShort: true, better: .high, easy: 2, hard: 2, definitions: ["ces.mean.1-5", "ces.top2of5", "ces.net5"]),
    Effort(
      isShort: true, better: .low, easy: 2, hard: 2,
      definitions: ["ces.mean.1-5.low", "ces.top2of5.low", "ces.net5.low"]),
  ]

  @Test(arguments: efforts)
  func effortStatesItsScaleAndDirection(_ row: Effort) {
    let every = CESScore(row.isShort ? 1...5 : 1...7, isShort: row.isShort, better: row.better)
    #expect((every.easy, every.hard) == (row.easy, row.hard))
    #expect(every.net == 0)
    #expect(every.mean == (row.isShort ? 3 : 4))
    #expect(every.figures(asOf: noon).map(\.definition) == row.definitions)
    // The lowest number alone is as hard as can be, or as easy.
    #expect(CESScore([1], isShort: row.isShort, better: row.better).net == (row.better == .high ? -100 : 100))
  }

  @Test func figuresOfOneDefinitionAddAndOthersDoNot() throws {
    let a = NPSScore([10, 9, 3]).figure(asOf: noon)
    let b = NPSScore([7]).figure(asOf: noon.addingTimeInterval(60))
    let sum = try a.adding(b)
    #expect(sum == ScoreFigure(.nps, 1, of: 4, factor: 100, asOf: noon.addingTimeInterval(60)))
    #expect(sum.value == NPSScore([10, 9, 3]).adding(NPSScore([7])).score)
    let definitions =
      [a] + CSATScore([4]).figures(asOf: noon) + CESScore([4]).figures(asOf: noon)
      + CESScore([4], isShort: true).figures(asOf: noon) + CESScore([4], better: .low).figures(asOf: noon)
    for (i, first) in definitions.enumerated() {
      for (j, second) in definitions.enumerated() where i != j {
        #expect(throws: ScoreMismatch.self) { try first.adding(second) }
      }
    }
    let error = #expect(throws: ScoreMismatch.self) { try a.adding(definitions[1]) }
    #expect(
      error?.description
        == "wanted two scores of one definition to add, found \"nps.standard\" and \"csat.top2of5\"")
  }
}
