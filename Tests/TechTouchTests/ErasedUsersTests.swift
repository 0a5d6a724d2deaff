import Foundation
import TechTouch
import TechTouchTesting
import Testing

/// Life goes on for everybody else when somebody is erased: in the process that erased, in another one that still holds
/// what it read of them, and in one that reads the log anew.
struct ErasedUsersTests {
  enum Server: CaseIterable {
    case same, other, new
  }

  private static let news = Rule("news", on: .event("contract.renewed"), do: .send("message/day-7"), repeat: .always)
  private static let desk = Rule(
    "desk", on: .event("help.wanted"), do: .openTask(TaskSpec("desk", title: "ご連絡する")))
  private static let shared = Cap("shared", window: .rolling(days: 1), limit: 1, kinds: [.popup], scope: .account)
  private static let solo = User(id: "mori", attributes: ["email": "mori@example.jp"], timeZone: "Asia/Tokyo")
  private static let company = Subject(account: "aoba")
  private static let day: TimeInterval = 86_400

  private let store = MemoryEventStore(limits: StoreLimits(partitions: 4))
  private let now = Timestamp.date(from: "2026-04-01T09:00+09:00") ?? .distantPast
  private let catalog: Catalog
  private let engine: TouchEngine
  private let other: TouchEngine

  init() throws {
    catalog = try Catalog(
      product: Fixture.product,
      contents: [
        .popup(Fixture.welcome), .guide(Fixture.tour), Fixture.message("day-1"), Fixture.message("day-3"),
        Fixture.message("day-7"),
      ],
      rules: RuleDocument(
        rules: [
          Rule("welcome", on: .anyPage, do: .show("popup/welcome"), repeat: .always, caps: ["shared"]),
          Rule("day-1", on: .schedule(after: "signup.completed", days: 1, at: "09:00"), do: .send("message/day-1")),
          Rule("release", on: .broadcast(at: now.addingTimeInterval(Self.day)), do: .send("message/day-3")),
          Self.news, Self.desk,
        ], caps: [Self.shared]))
    engine = TouchEngine(catalog: catalog, store: store)
    other = TouchEngine(catalog: catalog, store: store)
  }

  /// Three users, of whom two are erased: one of a company, and one of none.
  private func server(_ server: Server) async throws -> TouchEngine {
    for user in [Fixture.sato, Self.solo, Fixture.suzuki] {
      _ = try await engine.touches(for: user, on: "/", at: now)
      for name in ["signup.completed", "help.wanted"] as [EventName] {
        try await engine.record(
          Event(id: EventID(name.rawValue), name: name, subject: user.subject, time: now), at: now)
      }
    }
    // What has come due before is in the outbox when they go.
    try await engine.record(Event(id: "old", name: "contract.renewed", subject: Self.company, time: now), at: now)
    try await other.sweep(until: now)
    _ = try await other.outbox.messages()
    for user in [Fixture.sato, Self.solo] {
      _ = try await other.explain(user.subject, on: "/", at: now)
      try await engine.erase(user.subject, at: now)
    }
    return switch server {
    case .same: engine
    case .other: other
    case .new: TouchEngine(catalog: catalog, store: store)
    }
  }

  @Test(arguments: Server.allCases)
  func theSweepGoesOnForTheOthers(_ kind: Server) async throws {
    let engine = try await server(kind)
    let due = now.addingTimeInterval(Self.day)
    #expect(try await engine.sweep(until: due) == 2)
    var sent: [Subject: [String]] = [:]
    for message in try await engine.outbox.pending(at: due) {
      guard let mail = try await engine.outbox.mail(for: message, at: due, base: "https://app.example.jp") else {
        continue
      }
      sent[message.subject, default: []].append(message.rule)
      #expect(mail.to == "suzuki@aoba.example" || mail.to == nil)
      try await engine.outbox.report(.sent, of: message, at: due)
    }
    #expect(sent == [Fixture.suzuki.subject: ["news", "day-1", "release"]])
    #expect(try await engine.outbox.pending().isEmpty)
  }

  @Test(arguments: Server.allCases)
  func whatHappensToTheirCompanyReachesTheirColleagues(_ kind: Server) async throws {
    let engine = try await server(kind)
    let later = now.addingTimeInterval(60)
    try await engine.record(Event(id: "new", name: "contract.renewed", subject: Self.company, time: later), at: later)
    let queued = try await store.everything().map(\.event).filter { $0.name == .queued && $0.time == later }
    #expect(queued.map(\.subject) == [Fixture.suzuki.subject])
  }

  @Test(arguments: Server.allCases)
  func aPlaceThatTheyHadInTheirCompanyIsGivenToOthers(_ kind: Server) async throws {
    let engine = try await server(kind)
    // Once what they were granted has lapsed, undisplayed, or has left the window.
    let later = now.addingTimeInterval(8 * Self.day)
    #expect(try await engine.touches(for: Fixture.suzuki, on: "/", at: later).shown == ["popup/welcome@1"])
  }

  @Test(arguments: [Server.same, .new])
  func nothingOfTheirsIsListed(_ kind: Server) async throws {
    let engine = try await server(kind)
    #expect(try await engine.tasks().map(\.subject) == [Fixture.suzuki.subject])
    #expect(Set(try await engine.outbox.messages().map(\.subject)) == [Fixture.suzuki.subject])
  }

  @Test(arguments: Server.allCases)
  func askingAboutThemSaysErased(_ kind: Server) async throws {
    let engine = try await server(kind)
    for subject in [Fixture.sato.subject, Self.solo.subject] {
      let page = await #expect(throws: StoreError.self) { _ = try await engine.explain(subject, on: "/", at: now) }
      #expect(page?.code == .erased)
      let event = await #expect(throws: StoreError.self) { _ = try await engine.explain("day-1", of: subject) }
      #expect(event?.code == .erased)
    }
  }

  /// Nobody's history is closed for somebody who is not there.
  @Test(arguments: Server.allCases)
  func aVisitorIsNotIdentifiedAsThem(_ kind: Server) async throws {
    let engine = try await server(kind)
    let visitor = User.anonymous("cookie", languages: ["ja"])
    _ = try await engine.touches(for: visitor, on: "/", at: now)
    for user in [Fixture.sato, Self.solo] {
      let error = await #expect(throws: StoreError.self) {
        try await engine.identify(anonymous: "cookie", as: user, at: now)
      }
      #expect(error?.code == .erased)
    }
    #expect(try await engine.person(of: visitor.subject, at: now) == visitor.subject)
    try await engine.identify(anonymous: "cookie", as: Fixture.suzuki, at: now)
  }
}
