import EventLog
import Foundation

extension EventStoreCheck {
  /// Order, versions, pages and atomicity of one stream.
  static var streamChecks: [EventStoreCheck] {
    [
      EventStoreCheck("the versions of a stream are 1, 2, 3 … in the order given") { store in
        let first = try await store.store(CheckFixtures.events(3))
        try expect("the version after 3 events", is: 3, first.version)
        let second = try await store.store(CheckFixtures.events(2, prefix: "f"))
        try expect("the version after 5 events", is: 5, second.version)
        try expect("the versions of the second receipt", is: [4, 5], second.placements.map(\.version))
        let read = try await store.readAll(.stream(CheckFixtures.sato))
        try expect("the versions read", is: [1, 2, 3, 4, 5], read.map(\.version))
        try expect("the ids read", is: ["e-1", "e-2", "e-3", "f-1", "f-2"], read.map(\.event.id.rawValue))
      },
      EventStoreCheck("an event reads back as it was given, with the time it was recorded") { store in
        let event = Event(
          id: "e-1", name: "touch.advanced", subject: CheckFixtures.sato, time: CheckFixtures.time(5),
          content: "guide/first-campaign@3", item: "name", properties: ["to": "send", "count": 3])
        let receipt = try await store.store([event])
        let read = try await store.readAll(.stream(CheckFixtures.sato))
        try expect("the events read", is: [event], read.map(\.event))
        try expect("the recorded times", is: [CheckFixtures.time(3_600)], read.map(\.recordedAt))
        try expect("the positions", is: receipt.placements.map(\.position), read.map(\.position))
      },
      EventStoreCheck("a receipt tells each event's place in the order given") { store in
        let receipt = try await store.store(CheckFixtures.events(3))
        try expect("the ids", is: ["e-1", "e-2", "e-3"], receipt.placements.map(\.id))
        try expect("the states", is: [.stored, .stored, .stored], receipt.placements.map(\.status))
        try expect(receipt.placements.allSatisfy { $0.position > .start }, "positions begin after 0")
      },
      EventStoreCheck("after and limit cut pages without a gap or a repeat") { store in
        try await store.store(CheckFixtures.events(10))
        var ids: [String] = []
        var cursor: Position?
        for _ in 0..<4 {
          let page = try await store.read(.stream(CheckFixtures.sato), after: cursor, limit: 3)
          ids += page.map(\.event.id.rawValue)
          cursor = page.last?.position ?? cursor
        }
        try expect("the ids of four pages of 3", is: CheckFixtures.events(10).map(\.id.rawValue), ids)
        let none = try await store.read(.stream(CheckFixtures.sato), after: nil, limit: 0)
        try expect("a page of 0 events", is: 0, none.count)
      },
      EventStoreCheck("a stream without events is empty and not an error") { store in
        let read = try await store.read(.stream(CheckFixtures.miller), after: nil, limit: 10)
        try expect("the events of an unknown stream", is: 0, read.count)
        let account = try await store.read(.account("unknown"), after: nil, limit: 10)
        try expect("the events of an unknown account", is: 0, account.count)
      },
      EventStoreCheck("exactly(0) begins a stream and exactly(v) goes on") { store in
        try await store.store([CheckFixtures.event("a")], expecting: .exactly(0))
        try await store.store([CheckFixtures.event("b")], expecting: .exactly(1))
        try await expectConflict("a second beginning", expected: 0, actual: 2) {
          try await store.store([CheckFixtures.event("c")], expecting: .exactly(0))
        }
        try await expectConflict("an append ahead of the stream", expected: 7, actual: 2) {
          try await store.store([CheckFixtures.event("c")], expecting: .exactly(7))
        }
        try expect("the ids", is: ["a", "b"], try await store.ids(of: CheckFixtures.sato))
      },
      EventStoreCheck("a refused append leaves nothing behind") { store in
        try await store.store([CheckFixtures.event("a")])
        _ = try? await store.store(CheckFixtures.events(5), expecting: .exactly(4))
        var wrong = CheckFixtures.events(5)
        wrong[4].id = ""
        _ = try? await store.store(wrong)
        try expect("the ids", is: ["a"], try await store.ids(of: CheckFixtures.sato))
        let receipt = try await store.store([CheckFixtures.event("b")], expecting: .exactly(1))
        try expect("the next version", is: [2], receipt.placements.map(\.version))
        try expect("the feed", is: 2, try await store.everything().count)
      },
      EventStoreCheck("a read sees every append that returned before it") { store in
        try await withThrowingTaskGroup(of: Void.self) { group in
          for writer in 0..<8 {
            group.addTask {
              let subject = Subject(user: UserID("user-\(writer)"), of: "aoba")
              for number in 1...10 {
                try await store.store([CheckFixtures.event("e-\(number)", of: subject)])
                let read = try await store.readAll(.stream(subject))
                try expect("events read after append \(number)", is: number, read.count)
              }
            }
          }
          try await group.waitForAll()
        }
      },
    ]
  }
}
