import TechTouch
import Testing

@testable import TechTouchTesting

/// A journey that is printed is lived through by the same person.
struct UserLiteralTests {
  @Test func everythingThatIsKnownOfAUserIsWritten() {
    let user = User(
      id: "sato", account: "aoba", attributes: ["role": "admin"], accountAttributes: ["plan": "pro"], languages: ["ja"],
      timeZone: "Asia/Tokyo", roles: ["staff"], device: "mobile")
    #expect(
      user.literal
        == #"User(id: "sato", account: "aoba", attributes: ["role": "admin"], accountAttributes: ["plan": "pro"], languages: ["ja"], timeZone: "Asia/Tokyo", roles: ["staff"], device: "mobile")"#
    )
  }

  @Test func aVisitorStaysOne() {
    let user = User.anonymous(
      "guest", of: "aoba", attributes: ["role": "admin"], languages: ["ja"], timeZone: "Asia/Tokyo", device: "mobile")
    #expect(
      user.literal
        == #"User.anonymous("guest", of: "aoba", attributes: ["role": "admin"], languages: ["ja"], timeZone: "Asia/Tokyo", device: "mobile")"#
    )
  }

  @Test func theShortestHistoryNamesTheDevice() async throws {
    let rules = [Rule("news", on: .pageView("/"), when: .device("mobile"), do: .show("popup/news"))]
    let invariant = Invariant("nobody sees news") { log in
      log.events.contains { $0.event.name == .displayed } ? "seen" : nil
    }
    let population = Population(
      [User(id: "sato", device: "mobile")], in: try Fixture.catalog(rules: rules), start: Fixture.start, days: 2,
      behaviour: CustomBehaviour { sight, _ in sight.done == 0 ? .visit("/") : nil }, invariants: [invariant])
    let failure = await #expect(throws: PopulationFailure.self) { try await population.live() }
    #expect(
      failure?.shortest?.contains { $0.contains(#"user: User(id: "sato", device: "mobile")"#) } == true,
      "\(String(describing: failure))")
  }
}
