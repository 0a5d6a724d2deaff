import EventLog
import Foundation

extension EventStoreCheck {
  /// What an id that is known already does.
  static var idempotencyChecks: [EventStoreCheck] {
    [
      EventStoreCheck("a retry stores nothing and tells the first places") { store in
        let first = try await store.store(CheckFixtures.events(3))
        let again = try await store.store(CheckFixtures.events(3))
        try expect("the version", is: 3, again.version)
        try expect("the positions", is: first.placements.map(\.position), again.placements.map(\.position))
        try expect("the states", is: [.duplicate, .duplicate, .duplicate], again.placements.map(\.status))
        try expect("the events", is: 3, try await store.ids(of: CheckFixtures.sato).count)
      },
      EventStoreCheck("a retry of known ids succeeds although its expectation is stale") { store in
        try await store.store(CheckFixtures.events(2), expecting: .exactly(0))
        try await store.store([CheckFixtures.event("later")])
        let again = try await store.store(CheckFixtures.events(2), expecting: .exactly(0))
        try expect("the version", is: 3, again.version)
        try expect("the versions", is: [1, 2], again.placements.map(\.version))
        try expect("the events", is: 3, try await store.ids(of: CheckFixtures.sato).count)
      },
      EventStoreCheck("partly known ids: any stores the rest, exactly conflicts") { store in
        try await store.store(CheckFixtures.events(2))
        try await expectConflict("a partly known append", expected: 0, actual: 2) {
          try await store.store(CheckFixtures.events(3), expecting: .exactly(0))
        }
        try await expectConflict("a partly known append at the head", expected: 2, actual: 2) {
          try await store.store(CheckFixtures.events(3), expecting: .exactly(2))
        }
        let receipt = try await store.store(CheckFixtures.events(3))
        try expect("the states", is: [.duplicate, .duplicate, .stored], receipt.placements.map(\.status))
        try expect("the versions", is: [1, 2, 3], receipt.placements.map(\.version))
        try expect("the ids", is: ["e-1", "e-2", "e-3"], try await store.ids(of: CheckFixtures.sato))
      },
      EventStoreCheck("another event under a known id is told as conflicting, and the first is kept") { store in
        try await store.store([CheckFixtures.event("a", properties: ["plan": "pro"])])
        let receipt = try await store.store([CheckFixtures.event("a", properties: ["plan": "free"])])
        try expect("the conflicts", is: ["a"], receipt.conflicts)
        let read = try await store.readAll(.stream(CheckFixtures.sato))
        try expect("the plans kept", is: ["pro"], read.map { $0.event.properties["plan"] })
      },
      EventStoreCheck("an id given twice in one append is stored once") { store in
        let receipt = try await store.store([CheckFixtures.event("a"), CheckFixtures.event("a")])
        try expect("the states", is: [.stored, .duplicate], receipt.placements.map(\.status))
        try expect("the version", is: 1, receipt.version)
        try expect("the ids", is: ["a"], try await store.ids(of: CheckFixtures.sato))
      },
      EventStoreCheck("an id belongs to its stream only") { store in
        for subject in [CheckFixtures.sato, CheckFixtures.suzuki, CheckFixtures.aoba, CheckFixtures.alone] {
          let receipt = try await store.store([CheckFixtures.event("same", of: subject)])
          try expect("the state in the stream of \(subject)", is: [.stored], receipt.placements.map(\.status))
          try expect("the version of \(subject)", is: 1, receipt.version)
        }
      },
    ]
  }
}
