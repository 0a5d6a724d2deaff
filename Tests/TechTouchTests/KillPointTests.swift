import Foundation
import Testing

@testable import TechTouch

/// A server dies at each of its calls to the store, before it and after it, and another one takes over.
struct KillPointTests {
  enum Medium: CaseIterable {
    case memory, file
  }

  /// What outlives a process.
  final class Disk {
    private let memory: MemoryEventStore?
    private let directory = FileManager.default.temporaryDirectory.appending(path: "kill-\(UUID().uuidString)")
    private var file: FileEventStore?

    init(_ medium: Medium) {
      memory = medium == .memory ? MemoryEventStore() : nil
    }

    /// The store as a new process finds it.
    func open() async throws -> any EventStore {
      if let memory { return memory }
      await file?.close()
      let store = try FileEventStore(directory: directory.path(), product: "test")
      file = store
      return store
    }

    func remove() async {
      await file?.close()
      try? FileManager.default.removeItem(at: directory)
    }
  }

  private static let start = Date(timeIntervalSince1970: 1_775_001_600)

  private struct Step {
    /// True for what a host does again and again.
    var isTimer = true
    var work: @Sendable (TouchEngine, inout MailRoom) async throws -> Void
  }

  /// What a host does over a week, one thing after another.
  private static let week: [Step] = [
    Step(isTimer: false) { engine, _ in
      _ = try await engine.touches(for: Fixture.sato, on: "/", at: start)
    },
    Step(isTimer: false) { engine, _ in
      // Several things at once, as a host that catches up with its own database records them.
      try await engine.record([event("signup.completed"), event("campaign.created")], at: start)
    },
    Step { engine, _ in try await engine.sweep(until: day(0.01)) },
    Step { engine, _ in try await engine.sweep(until: day(1)) },
    Step { engine, room in try await room.run(engine, at: day(1)) },
    Step { engine, _ in try await engine.sweep(until: day(8)) },
    Step { engine, room in try await room.run(engine, at: day(8)) },
  ]

  private static func day(_ days: Double) -> Date { start.addingTimeInterval(days * 86_400) }

  private static func event(_ name: EventName) -> Event {
    Event(id: EventID("host/\(name)"), name: name, subject: Fixture.sato.subject, time: start)
  }

  /// What the week brings, by what the store holds of it.
  private static func expected(_ log: [RecordedEvent]) -> [ContentRef] {
    let names = Set(log.map(\.event.name))
    // A list that nobody was ever shown has no milestones.
    let hasList = log.contains { $0.event.name == .displayed && $0.event.content?.kind == .checklist }
    return (names.contains("signup.completed") ? ["message/day-1", "message/day-3", "message/day-7"] : [])
      + (names.contains("campaign.created") && hasList ? ["message/quarter"] : [])
  }

  /// Lives through the week in a process that dies, and in the one that comes after it.
  /// - Returns: False when the first process did not live to its end.
  private static func live(on disk: Disk, with catalog: Catalog, _ assets: PageAssets, dyingAt call: Int, after: Bool)
    async throws -> Bool
  {
    func engine(_ store: any EventStore) -> TouchEngine { TouchEngine(catalog: catalog, store: store, assets: assets) }
    var room = MailRoom()
    var store = try await disk.open()
    var current = engine(DyingStore(store, dyingAt: call, after: after))
    var hasDied = false
    for step in week {
      do {
        try await step.work(current, &room)
      } catch is Died {
        hasDied = true
        store = try await disk.open()
        current = engine(store)
        if step.isTimer { try await step.work(current, &room) }
      }
    }

    let log = try await store.everything()
    let name = "dies \(after ? "after" : "before") call \(call)"
    let wanted = expected(log).sorted { "\($0)" < "\($1)" }
    #expect(room.sent.values.sorted { "\($0)" < "\($1)" } == wanted, "\(name): what was sent")
    let messages = try await engine(store).outbox.messages()
    #expect(messages.map(\.content.unversioned).sorted { "\($0)" < "\($1)" } == wanted, "\(name): the outbox")
    #expect(messages.allSatisfy { $0.state == .sent }, "\(name): what was reported")
    #expect(log.count { $0.event.name == .milestone } == (wanted.contains("message/quarter") ? 1 : 0), "\(name)")
    #expect(log.count { $0.event.name == .sent } == messages.count, "\(name): reports")
    #expect(room.handOvers.values.allSatisfy { $0 <= 2 }, "\(name): hand-overs")
    return !hasDied
  }

  @Test(arguments: Medium.allCases) func whereverAServerDiesEachStepIsSentOnce(medium: Medium) async throws {
    let catalog = try Fixture.catalog()
    let assets = PageAssets(anchorRules: catalog.anchorRules)
    for after in [false, true] {
      var call = 0
      var isOver = false
      while !isOver {
        call += 1
        let disk = Disk(medium)
        isOver = try await Self.live(on: disk, with: catalog, assets, dyingAt: call, after: after)
        await disk.remove()
      }
      #expect(call > 40, "the week has \(call) calls")
    }
  }
}
