import EventLog
import Foundation

extension EventStoreCheck {
  /// What happens when many write at once.
  static var raceChecks: [EventStoreCheck] {
    [
      EventStoreCheck("of 16 appends that expect the same version one wins") { store in
        for round in 0..<5 {
          let subject = Subject(user: UserID("user-\(round)"), of: "aoba")
          let wins = try await countWins(of: 16) { writer in
            try await store.store([CheckFixtures.event("e-\(writer)", of: subject)], expecting: .exactly(0))
          }
          try expect("the winners of round \(round)", is: 1, wins)
          try expect("the events of round \(round)", is: 1, try await store.ids(of: subject).count)
        }
      },
      EventStoreCheck("the same ids from 16 writers are stored once") { store in
        let events = CheckFixtures.events(5)
        let receipts = try await withThrowingTaskGroup(of: AppendReceipt.self) { group in
          for _ in 0..<16 { group.addTask { try await store.store(events) } }
          return try await group.reduce(into: []) { $0.append($1) }
        }
        for receipt in receipts {
          try expect("the versions of a receipt", is: [1, 2, 3, 4, 5], receipt.placements.map(\.version))
        }
        try expect("the ids", is: events.map(\.id.rawValue), try await store.ids(of: CheckFixtures.sato))
      },
      EventStoreCheck("16 writers of 20 events give the versions 1 to 320") { store in
        try await withThrowingTaskGroup(of: Void.self) { group in
          for writer in 0..<16 {
            group.addTask {
              for number in 0..<20 { try await store.store([CheckFixtures.event("w-\(writer)-\(number)")]) }
            }
          }
          try await group.waitForAll()
        }
        let read = try await store.readAll(.stream(CheckFixtures.sato))
        try expect("the versions", is: Array(1...320), read.map(\.version))
        try expect("the ids", is: 320, Set(read.map(\.event.id)).count)
        try expect(zip(read, read.dropFirst()).allSatisfy { $0.position < $1.position }, "positions rise with versions")
        for writer in 0..<16 {
          let own = read.map(\.event.id.rawValue).filter { $0.hasPrefix("w-\(writer)-") }
          try expect("the order of writer \(writer)", is: (0..<20).map { "w-\(writer)-\($0)" }, own)
        }
      },
      EventStoreCheck("appends of several events are never interleaved") { store in
        try await withThrowingTaskGroup(of: Void.self) { group in
          for writer in 0..<12 {
            group.addTask { try await store.store(CheckFixtures.events(25, prefix: "w\(writer)")) }
          }
          try await group.waitForAll()
        }
        let writers = try await store.ids(of: CheckFixtures.sato).map { $0.prefix { $0 != "-" } }
        let changes = zip(writers, writers.dropFirst()).count { $0 != $1 }
        try expect("how often the writer changes along the stream", is: 11, changes)
      },
      EventStoreCheck("an append that was cancelled is stored as a whole or not at all") { store in
        for round in 0..<20 {
          let subject = Subject(user: UserID("user-\(round)"))
          let task = Task { try await store.store(CheckFixtures.events(3, of: subject)) }
          if round.isMultiple(of: 2) { await Task.yield() }
          task.cancel()
          let result = await task.result
          let count = try await store.ids(of: subject).count
          switch result {
          case .success: try expect("the events of an append that returned", is: 3, count)
          case .failure(let error as StoreError) where error.code == .unavailable(.unknown):
            try expect(count == 0 || count == 3, "an append with an unknown outcome left \(count) of 3 events")
          case .failure: try expect("the events of an append that threw", is: 0, count)
          }
        }
      },
    ]
  }

  /// How many of the racing calls succeed; the others must conflict at version 1.
  private static func countWins(of count: Int, _ call: @escaping @Sendable (Int) async throws -> AppendReceipt)
    async throws -> Int
  {
    try await withThrowingTaskGroup(of: Bool.self) { group in
      for writer in 0..<count {
        group.addTask {
          do {
            _ = try await call(writer)
            return true
          } catch let error as StoreError {
            try expect("the refusal of a loser", is: .conflict(expected: 0, actual: 1), error.code)
            return false
          }
        }
      }
      return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
  }
}
