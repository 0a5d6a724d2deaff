import Foundation
import Synchronization
import Testing

@testable import EventLog

/// What is found again after damage and crashes.
struct FileRecoveryTests {
  private let segment = "data/" + LogFormat.segmentName(base: 1)

  private func open(_ disk: SimulatedDisk, segmentBytes: Int = 1 << 20) throws -> FileEventStore {
    try FileEventStore(directory: "data", product: "p", segmentBytes: segmentBytes, calls: disk)
  }

  /// A disk with three appends, and the offsets at which their frames begin and end.
  private func threeFrames() async throws -> (disk: SimulatedDisk, offsets: [Int]) {
    let disk = SimulatedDisk()
    let store = try open(disk)
    var offsets = [LogFormat.segmentHeaderBytes]
    for id in ["a", "b", "c"] {
      try await store.add(event(id, properties: ["mail": "sato@aoba.example"]), event("\(id)2", of: sato))
      offsets.append(disk.files[segment]?.count ?? 0)
    }
    await store.close()
    return (disk, offsets)
  }

  @Test func cutsALastFrameOffWhereverItIsTorn() async throws {
    let (disk, offsets) = try await threeFrames()
    for length in offsets[2]..<offsets[3] {
      let torn = disk.copy { $0[segment]?.removeSubrange(length...) }
      let store = try open(torn)
      #expect(try await store.ids(of: sato) == ["a", "a2", "b", "b2"], "torn at \(length)")
      #expect(torn.files[segment]?.count == offsets[2], "torn at \(length)")
      let copy = torn.files["\(segment).torn-\(offsets[2])"] ?? []
      #expect(copy == Array(disk.files[segment]?[offsets[2]..<length] ?? []), "torn at \(length)")
      try await store.add(event("next"))
      await store.close()
      #expect(try await open(torn).ids(of: sato) == ["a", "a2", "b", "b2", "next"], "torn at \(length)")
    }
  }

  @Test func neverGivesOutALastFrameWithAFlippedBit() async throws {
    let (disk, offsets) = try await threeFrames()
    for place in offsets[2]..<offsets[3] {
      let flipped = disk.copy { $0[segment]?[place] ^= 1 << UInt8(place % 8) }
      let store = try open(flipped)
      #expect(try await store.ids(of: sato) == ["a", "a2", "b", "b2"], "flipped at \(place)")
      #expect(flipped.files.keys.contains("\(segment).torn-\(offsets[2])"), "flipped at \(place)")
    }
  }

  @Test func refusesAFlippedBitInWhatWasDurable() async throws {
    let (disk, offsets) = try await threeFrames()
    for place in 0..<offsets[2] {
      let flipped = disk.copy { $0[segment]?[place] ^= 1 << UInt8(place % 8) }
      let before = flipped.files
      let error = try #require(throws: StoreError.self, "flipped at \(place)") { try open(flipped) }
      let start = place < offsets[0] ? 0 : offsets.last { $0 <= place } ?? 0
      if case .schema = error.code {
        #expect((8..<12).contains(place))
      } else {
        #expect(error.code == .corrupt(file: LogFormat.segmentName(base: 1), offset: Int64(start)), "at \(place)")
      }
      #expect(flipped.files == before, "flipped at \(place)")
    }
  }

  @Test func refusesAnOlderSegmentThatIsTorn() async throws {
    let disk = SimulatedDisk()
    let store = try open(disk, segmentBytes: 1)
    for id in ["a", "b", "c"] { try await store.add(event(id)) }
    await store.close()
    let torn = disk.copy { $0[segment]?.removeLast() }
    let before = torn.files
    let error = try #require(throws: StoreError.self) { try open(torn) }
    #expect(error.code == .corrupt(file: LogFormat.segmentName(base: 1), offset: 32))
    #expect(
      error.message
        == "\"\(LogFormat.segmentName(base: 1))\" is damaged at offset 32; nothing was changed, so that it can be "
        + "restored from a copy")
    #expect(torn.files == before)
  }

  @Test(arguments: [1, 2]) func refusesALogWithoutOneOfItsSegments(missing: Int64) async throws {
    let disk = SimulatedDisk()
    let store = try open(disk, segmentBytes: 1)
    for id in ["a", "b", "c"] { try await store.add(event(id)) }
    await store.close()
    let damaged = disk.copy { $0["data/" + LogFormat.segmentName(base: missing)] = nil }
    #expect { try open(damaged) } throws: { error in
      (error as? StoreError)?.code == .corrupt(file: LogFormat.segmentName(base: missing + 1), offset: 0)
    }
  }

  @Test func refusesFramesThatWereMovedRepeatedOrLeftOut() async throws {
    let (disk, offsets) = try await threeFrames()
    let bytes = try #require(disk.files[segment])
    let header = Array(bytes[..<offsets[0]])
    let frames = (0..<3).map { Array(bytes[offsets[$0]..<offsets[$0 + 1]]) }
    for order in [[1, 0, 2], [0, 0, 1, 2], [0, 2], [1, 2]] {
      let changed = disk.copy { $0[segment] = header + order.flatMap { frames[$0] } }
      let error = try #require(throws: StoreError.self, "\(order)") { try open(changed) }
      guard case .corrupt = error.code else {
        Issue.record("\(order): \(error)")
        continue
      }
    }
  }

  @Test func losesNothingThatWasAcknowledgedWhenTheProcessIsKilled() async throws {
    let directory = try TemporaryDirectory()
    let store = try FileEventStore(directory: directory.path("data"), product: "p", segmentBytes: 4_000)
    let acknowledged = Acknowledged()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<8 {
        group.addTask {
          for number in 0..<40 {
            let id = "w\(writer)-\(number)"
            try await store.add(event(id, of: Subject(user: UserID("user-\(writer)"), of: "aoba")))
            await acknowledged.insert(id)
          }
        }
      }
      group.addTask {
        for copy in 0..<10 {
          try await Task.sleep(for: .milliseconds(3))
          let known = await acknowledged.ids
          // A copy made while others write is what a kill leaves: the end may be torn anywhere. The identity comes
          // after the segments in order, so the segments are those of one moment or later.
          let target = directory.path("copy-\(copy)")
          try FileManager.default.createDirectory(atPath: target, withIntermediateDirectories: true)
          for name in try FileManager.default.contentsOfDirectory(atPath: store.directory).sorted()
          where name != "lock" && !name.hasSuffix(".tmp") {
            let data = try Data(contentsOf: URL(fileURLWithPath: store.directory + "/" + name))
            try data.write(to: URL(fileURLWithPath: target + "/" + name))
          }
          let reopened = try FileEventStore(directory: target, product: "p")
          let found = Set(try await reopened.everything().map(\.event.id.rawValue))
          #expect(known.subtracting(found) == [], "copy \(copy)")
        }
      }
      try await group.waitForAll()
    }
    await store.close()
    let reopened = try FileEventStore(directory: directory.path("data"), product: "p")
    #expect(try await reopened.everything().count == 320)
  }

  @Test func goesOnWhenSpaceReturns() async throws {
    let disk = SimulatedDisk()
    let store = try open(disk)
    try await store.add(event("a"))
    let used = disk.files.values.reduce(0) { $0 + $1.count }
    for extra in [0, 1, 39, 60] {
      disk.state.withLock { $0.capacity = used + extra }
      await #expect { try await store.add(event("b")) } throws: { ($0 as? StoreError)?.code == .diskFull }
      #expect(try await store.ids(of: sato) == ["a"])
      #expect(disk.files.values.reduce(0) { $0 + $1.count } == used)
    }
    disk.state.withLock { $0.capacity = .max }
    #expect(try await store.add(event("b"), expecting: .exactly(1)).version == 2)
    await store.close()
    #expect(try await open(disk).ids(of: sato) == ["a", "b"])
  }

  @Test func isPoisonedByAFailedSynchronization() async throws {
    let disk = SimulatedDisk()
    let store = try open(disk)
    try await store.add(event("a"))
    disk.state.withLock { $0.synchronizationsLeft = 0 }
    await #expect { try await store.add(event("b")) } throws: { ($0 as? StoreError)?.code == .unavailable(.unknown) }
    disk.state.withLock { $0.synchronizationsLeft = nil }
    await #expect { try await store.add(event("c")) } throws: { ($0 as? StoreError)?.code == .poisoned }
    #expect(try await store.ids(of: sato) == ["a"])
    await store.close()
    let again = try open(disk)
    #expect(try await again.ids(of: sato).first == "a")
    #expect(try await again.add(event("b")).version == 2)
  }
}

/// The ids that a store has acknowledged so far.
private actor Acknowledged {
  private(set) var ids: Set<String> = []

  func insert(_ id: String) { ids.insert(id) }
}
