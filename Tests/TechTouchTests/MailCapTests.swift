import Foundation
import TechTouch
import TechTouchTesting
import Testing

/// Messages and pop-ups share one budget of attention, also when several servers work at once.
struct MailCapTests {
  private static let start = Date(timeIntervalSince1970: 1_775_001_600)

  private static func catalog(
    _ cap: Cap, repeat repetition: Repetition = .always, also rules: [Rule] = []
  ) throws -> Catalog {
    try Catalog(
      product: Fixture.product,
      contents: [Fixture.message("hello"), .popup(Fixture.news)],
      rules: RuleDocument(
        rules: [
          Rule("hello", on: .event("project.created"), do: .send("message/hello"), repeat: repetition, caps: [cap.id])
        ] + rules, caps: [cap]))
  }

  private static func event(_ number: Int, of user: User = Fixture.sato) -> Event {
    Event(id: EventID("e\(number)"), name: "project.created", subject: user.subject, time: start)
  }

  private static func names(_ store: any EventStore) async throws -> [EventName] {
    try await store.everything().map(\.event.name)
  }

  private static let onceADay = Cap("mail", window: .rolling(days: 1), limit: 1, kinds: [.message])

  @Test func twoEventsAtOnceSendOneMessageAndSayWhyNotTwo() async throws {
    let store = MemoryEventStore()
    let engine = TouchEngine(catalog: try Self.catalog(Self.onceADay), store: store)
    try await engine.record([Self.event(1), Self.event(2)], at: Self.start)
    let log = try await store.everything().map(\.event)
    #expect(log.count { $0.name == .queued } == 1)
    let withheld = try #require(log.first { $0.name == .withheld })
    #expect(withheld.properties[.cause] == .string("e2"))
    #expect(withheld.properties[.reason]?.string?.hasPrefix("cap mail: 1 of 1 taken in 1 day") == true)
  }

  @Test func aMessageThatWasWithheldDoesNotComeLater() async throws {
    let store = MemoryEventStore()
    let catalog = try Self.catalog(Self.onceADay)
    try await TouchEngine(catalog: catalog, store: store).record([Self.event(1), Self.event(2)], at: Self.start)
    let count = try await store.everything().count
    for hours in [1.0, 20, 23.9, 30] {
      let now = Self.start.addingTimeInterval(hours * 3_600)
      try await TouchEngine(catalog: catalog, store: store).sweep(until: now)
      try await TouchEngine(catalog: catalog, store: store).record([Self.event(1), Self.event(2)], at: now)
    }
    #expect(try await store.everything().filter { $0.event.name != .swept }.count == count)
  }

  @Test func aMessageThatIsToComeOnceComesOnceWhateverComesAtOnce() async throws {
    let store = MemoryEventStore()
    let cap = Cap("mail", window: .rolling(days: 1), limit: 9, kinds: [.message])
    let engine = TouchEngine(catalog: try Self.catalog(cap, repeat: .once), store: store)
    try await engine.record([Self.event(1), Self.event(2), Self.event(3)], at: Self.start)
    #expect(try await Self.names(store).count { $0 == .queued } == 1)
  }

  @Test func eventsOnManyServersFillTheBudgetAndNoMore() async throws {
    let store = MemoryEventStore()
    let cap = Cap("mail", window: .rolling(days: 1), limit: 3, kinds: [.message])
    let catalog = try Self.catalog(cap)
    let engines = (0..<4).map { _ in TouchEngine(catalog: catalog, store: store) }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<24 {
        group.addTask { try await engines[number % 4].record(Self.event(number), at: Self.start) }
      }
      try await group.waitForAll()
    }
    #expect(try await Self.names(store).count { $0 == .queued } == 3)
    #expect(try await Self.names(store).count { $0 == .withheld || $0 == .queued } <= 24)
  }

  @Test func colleaguesOnManyServersShareACompanysBudget() async throws {
    let store = MemoryEventStore()
    let cap = Cap("mail", window: .rolling(days: 1), limit: 2, kinds: [.message], scope: .account)
    let catalog = try Self.catalog(cap)
    let engines = (0..<4).map { _ in TouchEngine(catalog: catalog, store: store) }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<16 {
        let user = User(id: UserID("u\(number % 8)"), account: "aoba")
        group.addTask { try await engines[number % 4].record(Self.event(number, of: user), at: Self.start) }
      }
      try await group.waitForAll()
    }
    #expect(try await Self.names(store).count { $0 == .queued } == 2)
  }

  @Test func popupsAndMailTakeFromOneBudget() async throws {
    let store = MemoryEventStore()
    let cap = Cap("budget", window: .rolling(days: 7), limit: 3, kinds: [.popup, .message], weights: [.popup: 2])
    let catalog = try Self.catalog(
      cap, also: [Rule("news", on: .anyPage, do: .show("popup/news"), repeat: .always, caps: ["budget"])])
    let engine = TouchEngine(catalog: catalog, store: store)
    _ = try await engine.touches(for: Fixture.sato, on: "/", at: Self.start)
    try await engine.record([Self.event(1), Self.event(2)], at: Self.start.addingTimeInterval(60))
    let log = try await store.everything().map(\.event)
    #expect(log.count { $0.name == .displayed } == 1)
    #expect(log.count { $0.name == .queued } == 1)
  }

  @Test func aThousandRequestsForOneSlotGiveOneGrant() async throws {
    let directory = FileManager.default.temporaryDirectory.appending(path: "slot-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: directory) }
    let stores: [any EventStore] = [
      MemoryEventStore(), try FileEventStore(directory: directory.path(), product: "test"),
    ]
    let cap = Cap("one", window: .oneCalendarMonth, limit: 1, kinds: [.popup])
    let catalog = try Self.catalog(
      cap, also: [Rule("news", on: .anyPage, do: .show("popup/news"), repeat: .always, caps: ["one"])])
    for store in stores {
      let engines = (0..<4).map { _ in TouchEngine(catalog: catalog, store: store) }
      let shown = try await withThrowingTaskGroup(of: Int.self) { group in
        for number in 0..<1_000 {
          let now = Self.start.addingTimeInterval(Double(number % 7))
          group.addTask {
            try await engines[number % 4].touches(for: Fixture.sato, on: "/", at: now).shown.count
          }
        }
        return try await group.reduce(0, +)
      }
      #expect(shown == 1)
      #expect(try await Self.names(store).count { $0 == .granted } == 1)
    }
  }
}
