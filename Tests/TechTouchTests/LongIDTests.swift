import Foundation
import TechTouch
import TechTouchTesting
import Testing

/// Ids may be as long as stores take; what follows from them needs longer ones.
struct LongIDTests {
  private static let start = Date(timeIntervalSince1970: 1_775_001_600)

  private static func engine() throws -> TouchEngine {
    let invited = Rule("invited", on: .event("member.invited"), do: .send("message/quarter"), repeat: .always)
    return TouchEngine(catalog: try Fixture.catalog(rules: Fixture.rules + [invited]), store: MemoryEventStore())
  }

  private static func id(_ character: Character, ending: String = "") -> EventID {
    EventID(String(repeating: character, count: (256 - ending.utf8.count) / character.utf8.count) + ending)
  }

  @Test(arguments: ["x", "あ"] as [Character]) func aLongIDStopsNobodysMails(character: Character) async throws {
    let engine = try Self.engine()
    for user in [Fixture.sato, Fixture.suzuki] {
      let id = user == Fixture.sato ? Self.id(character) : "short"
      let signUp = Event(id: id, name: "signup.completed", subject: user.subject, time: Self.start)
      try await engine.record(signUp, at: Self.start)
    }
    for day in 1...8 { try await engine.sweep(until: Self.start.addingTimeInterval(Double(day) * 86_400)) }
    let messages = try await engine.outbox.messages()
    for user in [Fixture.sato, Fixture.suzuki] {
      #expect(messages.filter { $0.subject == user.subject }.map(\.rule) == ["day-1", "day-3", "day-7"])
    }
    for message in messages { try await engine.outbox.report(.sent, of: message, at: message.due) }
    #expect(try await engine.outbox.pending().isEmpty)
  }

  @Test func whatFollowsFromTwoLongIDsIsTold() async throws {
    let engine = try Self.engine()
    for ending in ["a", "b", "a"] {
      let id = Self.id("x", ending: ending)
      let event = Event(id: id, name: "member.invited", subject: Fixture.sato.subject, time: Self.start)
      try await engine.record(event, at: Self.start)
    }
    #expect(try await engine.outbox.messages().count == 2)
  }

  @Test func aTourGoesOnByAnEventOfALongID() async throws {
    let product = try Fixture.product()
    let journey = product.journey(of: Fixture.sato)
    try await journey.visit("/")
    try await journey.visit("/")
    try await journey.click("次へ")
    let event = Event(
      id: Self.id("x"), name: "campaign.created", subject: Fixture.sato.subject, time: product.now)
    try await product.engine.record(event, at: product.now)
    try await journey.visit("/campaigns")
    #expect(journey.tour == "guide/tour@1 end")
  }

  @Test func aVisitorsLongIDsAreThePersonsToo() async throws {
    let engine = try Self.engine()
    let visitor = User.anonymous(UserID(String(repeating: "v", count: 256)))
    _ = try await engine.touches(for: visitor, on: "/", at: Self.start)
    let before = Event(id: Self.id("x"), name: "member.invited", subject: visitor.subject, time: Self.start)
    try await engine.record(before, at: Self.start)
    try await engine.identify(anonymous: visitor.id, as: Fixture.sato, at: Self.start)
    let after = Event(id: Self.id("y"), name: "member.invited", subject: visitor.subject, time: Self.start)
    try await engine.record(after, at: Self.start)
    try await engine.record(after, at: Self.start)
    #expect(try await engine.outbox.messages().count == 2)
  }
}
