import Foundation
import TechTouchTesting
import Testing

@testable import TechTouch

/// Identifications commute, and saying one twice changes nothing.
struct MergeOrderTests {
  private static let start = Timestamp.date(from: "2026-04-01T09:00+09:00") ?? .distantPast
  private static let known = User(id: "sato", account: "aoba", attributes: ["lastName": "佐藤"], languages: ["ja"])
  private static let ids: [UserID] = ["cookie-a", "cookie-b", "cookie-c"]

  /// One identification: an id and whom it turned out to be.
  private typealias Merge = (id: UserID, user: User)

  private static let plans: [String: [Merge]] = [
    "three into one": ids.map { ($0, known) },
    "a chain": [(ids[0], .anonymous(ids[1])), (ids[1], .anonymous(ids[2])), (ids[2], known)],
    "a chain against the alphabet": [(ids[2], .anonymous(ids[1])), (ids[1], .anonymous(ids[0])), (ids[0], known)],
    "a fork": [(ids[0], .anonymous(ids[1])), (ids[2], .anonymous(ids[1])), (ids[1], known)],
  ]

  @Test(arguments: ["three into one", "a chain", "a chain against the alphabet", "a fork"])
  func everyOrderOfThreeMergesGivesOneDigest(_ name: String) async throws {
    let plan = try #require(Self.plans[name])
    for seed in [1, 2] as [UInt64] {
      var digests: Set<[String]> = []
      for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
        for repeats in [1, 2] {
          digests.insert(try await digest(of: order.map { plan[$0] }, repeats: repeats, seed: seed))
        }
      }
      #expect(digests.count == 1, "seed \(seed): \(digests)")
    }
  }

  /// What the merged history holds, what it decides, and how its proof reads.
  private func digest(of merges: [Merge], repeats: Int, seed: UInt64) async throws -> [String] {
    let store = MemoryEventStore(limits: StoreLimits(partitions: 4))
    let engine = TouchEngine(catalog: try Fixture.catalog(), store: store)
    var random = SplitMix(seed)
    for (index, user) in (Self.ids.map { User.anonymous($0) } + [Self.known]).enumerated() {
      let time = Self.start.addingTimeInterval(Double(index * 100))
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let page: Page = Bool.random(using: &random) ? "/" : "/reports"
        // Some at the very same instant, so that only their order can tell them apart.
        let moment = Bool.random(using: &random) ? Self.start : time
        _ = try await engine.touches(for: user, on: page, at: moment)
        let event = Event(
          id: EventID("event-\(Int.random(in: 0...2, using: &random))"), name: "campaign.created",
          subject: user.subject, time: moment)
        try await engine.record(event, at: time)
      }
    }
    let signIn = Self.start.addingTimeInterval(1_000)
    for merge in merges {
      for _ in 0..<repeats { try await engine.identify(anonymous: merge.id, as: merge.user, at: signIn) }
    }
    let history = try await engine.reader.history(of: Self.known.subject)
    let own = history.of(Self.known.subject)
    var hash = StableHash()
    for event in own.events.map(\.event) where event.name != .identified && event.name != .attributesChanged {
      hash.combine("\(event.id) \(event.name) \(event.subject) \(event.time) \(event.content?.description ?? "")")
      for (name, value) in event.properties.sorted(by: { $0.key < $1.key }) where name != .decidedFrom {
        hash.combine("\(name)=\(value)")
      }
    }
    let decision = try await engine.explain(Self.known.subject, on: "/", at: signIn.addingTimeInterval(5))
    let attributes = own.attributes(of: Self.known.subject).sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    return [hash.text, decision.digest, decision.proof?.description ?? ""] + attributes
  }
}

/// The generator of Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014.
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
