import Foundation
import Synchronization
import TechTouchTesting
import Testing

@testable import EventLog

struct FileEventStoreTests {
  private let directory: TemporaryDirectory

  init() throws {
    directory = try TemporaryDirectory()
  }

  private func open(_ product: String = "hakobune") throws -> FileEventStore {
    try FileEventStore(directory: directory.path("data"), product: product)
  }

  @Test(arguments: EventStoreCheck.allCases)
  func keepsEveryPromise(check: EventStoreCheck) async throws {
    try await check.run { try open() }
  }

  @Test(arguments: EventStoreCheck.allCases)
  func keepsEveryPromiseInSmallSegments(check: EventStoreCheck) async throws {
    try await check.run {
      try FileEventStore(directory: "data", product: "p", segmentBytes: 700, calls: SimulatedDisk())
    }
  }

  @Test func findsEverythingAfterARestart() async throws {
    let text = Value.string("橋口 様 \u{2028}\u{0}")
    let given = Event(
      id: "a", name: "touch.advanced", subject: sato, time: time(0.000_001), content: "guide/first-campaign@2",
      item: "name",
      properties: ["t": text, "i": .integer(.min), "d": 0.1, "b": false, "w": .date(time(9)), "l": ["x", ""]])
    var store = try open()
    try await store.add(given)
    try await store.add(event("b", of: suzuki))
    try await store.add(event("c", of: Subject(account: "aoba")), event("d", of: Subject(account: "aoba")))
    let before = try await store.everything()
    await store.close()
    store = try open()
    #expect(try await store.everything() == before)
    #expect(try await store.readAll(.stream(sato)).map(\.event) == [given])
    #expect(try await store.add(given).placements.map(\.status) == [.duplicate])
    #expect(try await store.add(event("e")).version == 2)
  }

  @Test func remembersAnErasureAfterARestart() async throws {
    let store = try open()
    for number in 0..<20 {
      try await store.add(event("e-\(number)", of: sato, properties: ["mail": "sato@aoba.example", "n": 1]))
      try await store.add(event("e-\(number)", of: suzuki))
    }
    try await store.erase(sato, at: time(99))
    try await store.erase(miller, at: time(99))
    let before = try await store.everything()
    await store.close()
    let again = try open()
    #expect(try await again.everything() == before)
    for subject in [sato, miller] {
      await #expect { try await again.add(event("late", of: subject)) } throws: { ($0 as? StoreError)?.code == .erased }
    }
    #expect(try await again.ids(of: suzuki).count == 20)
    let bytes = try FileManager.default.contentsOfDirectory(atPath: again.directory).reduce(into: Data()) {
      $0 += try Data(contentsOf: URL(fileURLWithPath: again.directory + "/" + $1))
    }
    #expect(bytes.range(of: Data("sato".utf8)) == nil)
    #expect(bytes.range(of: Data("suzuki".utf8)) != nil)
  }

  @Test func opensADirectoryOnceAtATime() async throws {
    let store = try open()
    let error = try #require(throws: StoreError.self) { try open() }
    let owner = "process \(ProcessInfo.processInfo.processIdentifier)"
    #expect(error.code == .locked(owner: owner))
    #expect(
      error.message
        == "the store is open already in \(owner); a directory can be open once, so close it there or use another one")
    await store.close()
    _ = try open()
  }

  @Test func givesTheDirectoryFreeWhenNobodyHoldsIt() async throws {
    do {
      let store = try open()
      try await store.add(event("a"))
    }
    // The writer's thread may hold the store a moment longer than its callers do.
    for _ in 0..<200 {
      if let store = try? open() {
        #expect(try await store.ids(of: sato) == ["a"])
        return
      }
      try await Task.sleep(for: .milliseconds(10))
    }
    Issue.record("the directory is still locked")
  }

  @Test func refusesEveryCallAfterItWasClosed() async throws {
    let store = try open()
    try await store.add(event("a"))
    await store.close()
    await store.close()
    for call in [
      { _ = try await store.add(event("b")) }, { _ = try await store.readAll(.stream(sato)) },
      { try await store.erase(sato, at: time()) }, { _ = try await store.everything() },
    ] as [() async throws -> Void] {
      await #expect { try await call() } throws: { ($0 as? StoreError)?.code == .closed }
    }
  }

  @Test func refusesTheDirectoryOfAnotherProduct() async throws {
    await (try open("hakobune")).close()
    let error = try #require(throws: StoreError.self) { try open("other") }
    #expect(error.code == .invalid)
    #expect(error.message == "the store belongs to the product \"hakobune\", and was opened for \"other\"")
  }

  @Test func refusesADirectoryOfAnotherVersion() async throws {
    let store = try open()
    try await store.add(event("a"))
    await store.close()
    for name in [StoreIdentity.fileName, LogFormat.segmentName(base: 1)] {
      let url = URL(fileURLWithPath: directory.path("data/\(name)"))
      let good = try Data(contentsOf: url)
      var changed = good
      changed[8] = 2
      try changed.write(to: url)
      let error = try #require(throws: StoreError.self) { try open() }
      #expect(error.code == .schema(found: 2, needed: 1))
      try good.write(to: url)
    }
    _ = try open()
  }

  @Test func keepsItsFilesToTheOwner() async throws {
    let store = try open()
    try await store.add(event("a"))
    func mode(_ path: String) throws -> Int? {
      try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }
    #expect(try mode(store.directory) == 0o700)
    let names = try FileManager.default.contentsOfDirectory(atPath: store.directory)
    #expect(Set(names) == ["lock", "store", LogFormat.segmentName(base: 1)])
    for name in names { #expect(try mode(store.directory + "/" + name) == 0o600, "\(name)") }
  }

  @Test func followsNoLink() async throws {
    await (try open()).close()
    let identity = directory.path("data/store")
    try FileManager.default.moveItem(atPath: identity, toPath: directory.path("elsewhere"))
    try FileManager.default.createSymbolicLink(atPath: identity, withDestinationPath: directory.path("elsewhere"))
    let error = try #require(throws: StoreError.self) { try open() }
    #expect(error.code == .unavailable(.notStored))
  }

  @Test func writesWhatArrivesTogetherWithOneCall() async throws {
    let disk = SimulatedDisk(beforeSynchronize: { usleep(2_000) })
    let store = try FileEventStore(directory: "data", product: "p", calls: disk)
    try await store.add(event("first"))
    let before = disk.state.withLock { $0.calls }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<200 { group.addTask { try await store.add(event("e-\(number)")) } }
      try await group.waitForAll()
    }
    let calls = disk.state.withLock { $0.calls } - before
    #expect(calls < 200, "200 appends took \(calls) calls; a write and a synchronization each would be 400")
    #expect(try await store.ids(of: sato).count == 201)
  }

  @Test(.timeLimit(.minutes(1))) func refusesWhatDoesNotFitTheQueue() async throws {
    let gate = Gate()
    let disk = SimulatedDisk(beforeSynchronize: { gate.pass() })
    let store = try FileEventStore(directory: "data", product: "p", queueEvents: 5, calls: disk)
    try await store.add(event("first"))
    gate.close()
    let slow = Task { try await store.add(event("slow")) }
    while !gate.isHolding { await Task.yield() }
    let waiting = (0..<5).map { number in Task { try await store.add(event("waiting-\(number)")) } }
    try await Task.sleep(for: .milliseconds(100))
    await #expect { try await store.add(event("too many")) } throws: { ($0 as? StoreError)?.code == .overloaded }
    gate.open()
    _ = try await slow.value
    for task in waiting { _ = try await task.value }
    #expect(try await store.ids(of: sato).count == 7)
  }

  @Test func readsNothingThatIsNotDurable() async throws {
    let gate = Gate()
    let disk = SimulatedDisk(beforeSynchronize: { gate.pass() })
    let store = try FileEventStore(directory: "data", product: "p", calls: disk)
    try await store.add(event("first"))
    gate.close()
    let slow = Task { try await store.add(event("slow")) }
    while !gate.isHolding { await Task.yield() }
    #expect(try await store.ids(of: sato) == ["first"])
    #expect(try await store.everything().count == 1)
    gate.open()
    _ = try await slow.value
    #expect(try await store.ids(of: sato) == ["first", "slow"])
  }
}
