import EventLog
import Foundation

extension EventStoreCheck {
  /// Random operations, held against a model that shares no code with the stores.
  static var modelChecks: [EventStoreCheck] {
    [7, 2026, 401].map { seed in
      EventStoreCheck("random operations agree with a simple model (seed \(seed))") { store in
        var random = CheckRandom(state: UInt64(seed))
        var model = StoreModel()
        for step in 0..<200 {
          do {
            try await model.step(on: store, &random)
          } catch let failure as Expectation {
            throw Expectation(message: "step \(step) of seed \(seed): \(failure.message)")
          }
        }
        try await model.compareAll(with: store)
      }
    }
  }
}

/// SplitMix64: small, seeded, the same everywhere. Source: Steele, Lea, Flood, OOPSLA 2014.
private struct CheckRandom: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}

/// What a store should hold: a flat list, searched from end to end.
private struct StoreModel {
  private struct Entry {
    var subject: Subject
    var event: Event
    var position: Position
  }

  private static let subjects = [
    Subject(user: "u1", of: "a"), Subject(user: "u2", of: "a"), Subject(account: "a"), Subject(user: "u1"),
    Subject(user: "u1", of: "b"),
  ]
  private var entries: [Entry] = []
  private var erased: [Subject] = []

  mutating func step(on store: any EventStore, _ random: inout CheckRandom) async throws {
    let subject = Self.subjects.randomElement(using: &random) ?? Self.subjects[0]
    switch Int.random(in: 0..<100, using: &random) {
    case 0..<70: try await append(to: subject, on: store, &random)
    case 70..<97: try await compare(subject, with: store)
    default:
      try await store.erase(subject, at: CheckFixtures.start)
      if !erased.contains(subject) { erased.append(subject) }
    }
  }

  private mutating func append(to subject: Subject, on store: any EventStore, _ random: inout CheckRandom) async throws
  {
    var events: [Event] = []
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      let number = Int.random(in: 0..<40, using: &random)
      events.append(CheckFixtures.event("e-\(number)", of: subject, properties: ["n": .integer(number / 39)]))
    }
    let head = stream(subject).count
    let expecting: ExpectedVersion =
      Bool.random(using: &random) ? .any : .exactly(max(0, head + Int.random(in: -1...1, using: &random)))
    let known = events.count { event in stream(subject).contains { $0.event.id == event.id } }
    if erased.contains(subject) {
      try await expectRefusal("an append to an erased stream", "erased", matching: { $0 == .erased }) {
        try await store.store(events, expecting: expecting)
      }
    } else if case .exactly(let version) = expecting, known < events.count, version != head || known > 0 {
      try await expectConflict("an append that expects \(version)", expected: version, actual: head) {
        try await store.store(events, expecting: expecting)
      }
    } else {
      let receipt = try await store.store(events, expecting: expecting)
      for (event, placement) in zip(events, receipt.placements) where placement.status == .stored {
        try expect(!stream(subject).contains { $0.event.id == event.id }, "\(event.id) was stored twice")
        entries.append(Entry(subject: subject, event: event, position: placement.position))
      }
      for event in events {
        try expect(stream(subject).contains { $0.event.id == event.id }, "\(event.id) was not stored")
      }
      try expect("the version", is: stream(subject).count, receipt.version)
    }
  }

  private func stream(_ subject: Subject) -> [Entry] {
    entries.filter { $0.subject == subject }
  }

  private func compare(_ subject: Subject, with store: any EventStore) async throws {
    guard !erased.contains(subject) else {
      try await expectRefusal("a read of an erased stream", "erased", matching: { $0 == .erased }) {
        try await store.read(.stream(subject), after: nil, limit: 1)
      }
      return
    }
    let read = try await store.readAll(.stream(subject))
    try expect("the events of \(subject)", is: stream(subject).map(\.event), read.map(\.event))
    try expect("the versions of \(subject)", is: Array(1..<(read.count + 1)), read.map(\.version))
  }

  func compareAll(with store: any EventStore) async throws {
    for subject in Self.subjects { try await compare(subject, with: store) }
    let feed = try await store.everything()
    try expect("the length of the feed", is: entries.count, feed.count)
    for partition in 0..<store.limits.partitions {
      let positions = try await store.feedAll(Partition(partition)).map(\.position)
      try expect("the order of partition \(partition)", is: positions.sorted(), positions)
    }
    for account in ["a", "b"] as [AccountID] {
      let own = entries.filter { $0.subject.account == account }
      let wanted = own.filter { !($0.subject.user == nil && erased.contains($0.subject)) }.map(\.position).sorted()
      try expect(
        "the positions of account \(account)", is: wanted, try await store.readAll(.account(account)).map(\.position))
    }
  }
}
