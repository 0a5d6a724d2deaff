import EventLog
import Foundation

extension EventStoreCheck {
  /// Following everything that is stored.
  static var feedChecks: [EventStoreCheck] {
    [
      EventStoreCheck("the feed gives every event once, in the order of the receipts") { store in
        var wanted: [Position: EventID] = [:]
        for number in 0..<30 {
          let subject = [CheckFixtures.sato, CheckFixtures.suzuki, CheckFixtures.aoba][number % 3]
          let receipt = try await store.store([CheckFixtures.event("e-\(number)", of: subject)])
          for placement in receipt.placements { wanted[placement.position] = placement.id }
        }
        let read = try await store.everything()
        try expect("the positions", is: wanted.keys.sorted(), read.map(\.position))
        for recorded in read {
          try expect("the id at \(recorded.position.rawValue)", is: wanted[recorded.position], recorded.event.id)
        }
      },
      EventStoreCheck("an empty page keeps the reader's place") { store in
        try await store.store(CheckFixtures.events(3))
        let partition = try await onlyPartition(of: store)
        guard let last = try await store.feedAll(partition).last else {
          throw Expectation(message: "the feed is empty after an append")
        }
        for _ in 0..<3 {
          let page = try await store.feed(partition, after: last.position, limit: 10)
          try expect("the events beyond the last", is: 0, page.count)
        }
        try await store.store(CheckFixtures.events(2, prefix: "f"))
        let page = try await store.feed(partition, after: last.position, limit: 10)
        try expect("the new events", is: ["f-1", "f-2"], page.map(\.event.id.rawValue))
        let beyond = try await store.feed(partition, after: Position(.max), limit: 10)
        try expect("the events beyond every position", is: 0, beyond.count)
      },
      EventStoreCheck("pages of the feed neither overlap nor leave a gap") { store in
        try await store.store(CheckFixtures.events(23))
        let partition = try await onlyPartition(of: store)
        for size in [1, 2, 7, 22, 23, 24] {
          var ids: [String] = []
          var cursor: Position?
          while true {
            let page = try await store.feed(partition, after: cursor, limit: size)
            guard let last = page.last else { break }
            try expect(page.count <= size, "a page of \(page.count) events; at most \(size) were asked for")
            ids += page.map(\.event.id.rawValue)
            cursor = last.position
            try expect(ids.count <= 23, "the feed repeats events in pages of \(size)")
          }
          try expect("the ids in pages of \(size)", is: CheckFixtures.events(23).map(\.id.rawValue), ids)
        }
      },
      EventStoreCheck("a partition that is not there is refused as invalid") { store in
        for index in [-1, store.limits.partitions] {
          try await expectRefusal("partition \(index)", "invalid", matching: { $0 == .invalid }) {
            try await store.feed(Partition(index), after: nil, limit: 1)
          }
        }
      },
      EventStoreCheck("a reader of the feed misses nothing while 12 writers append") { store in
        let seen = try await followed(store) {
          try await withThrowingTaskGroup(of: Void.self) { group in
            for writer in 0..<12 {
              group.addTask {
                let subject = Subject(user: UserID("user-\(writer)"), of: AccountID("account-\(writer % 4)"))
                for number in 0..<25 { try await store.store([CheckFixtures.event("e-\(number)", of: subject)]) }
              }
            }
            try await group.waitForAll()
          }
        }
        let all = try await store.everything()
        try expect("the number of events", is: 300, all.count)
        for index in 0..<store.limits.partitions {
          let wanted = try await store.feedAll(Partition(index)).map(\.position)
          try expect("the positions followed in partition \(index)", is: wanted, seen[index])
        }
      },
    ]
  }

  /// Follows every partition while the work goes on, and once more after it.
  private static func followed(_ store: any EventStore, during work: @escaping @Sendable () async throws -> Void)
    async throws -> [[Position]]
  {
    var seen: [[Position]] = Array(repeating: [], count: store.limits.partitions)
    func follow() async throws {
      for index in 0..<store.limits.partitions {
        while true {
          let page = try await store.feed(Partition(index), after: seen[index].last, limit: 17)
          guard !page.isEmpty else { break }
          seen[index] += page.map(\.position)
        }
      }
    }
    let ended = EndMark()
    let task = Task {
      do { try await work() } catch { await ended.set(); throw error }
      await ended.set()
    }
    while await !ended.isSet {
      try await follow()
      await Task.yield()
    }
    try await task.value
    try await follow()
    return seen
  }

  /// The partition that holds everything of an account so far.
  private static func onlyPartition(of store: any EventStore) async throws -> Partition {
    for index in 0..<store.limits.partitions {
      if try await !store.feed(Partition(index), after: nil, limit: 1).isEmpty { return Partition(index) }
    }
    throw Expectation(message: "no partition holds the events that were appended")
  }
}

/// Whether some work has ended.
private actor EndMark {
  private(set) var isSet = false

  func set() { isSet = true }
}
