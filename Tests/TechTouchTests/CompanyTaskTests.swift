import Foundation
import TechTouch
import TechTouchTesting
import Testing

/// What happens to a company opens one task about it, and not one for each of its users.
struct CompanyTaskTests {
  private static let company = Subject(account: "aoba")

  private func product(_ trigger: Trigger) async throws -> VirtualProduct {
    let task = TaskSpec("renewal", title: "更新のご相談", coolDownDays: 30)
    let catalog = try Fixture.catalog(rules: [Rule("renewal", on: trigger, do: .openTask(task), repeat: .always)])
    let product = try VirtualProduct(catalog: catalog, start: "2026-04-01T09:00+09:00")
    for user in [Fixture.sato, Fixture.suzuki] { try await product.journey(of: user).visit("/") }
    return product
  }

  private func happen(_ id: EventID, in product: VirtualProduct) async throws {
    let event = Event(id: id, name: "contract.renewal", subject: Self.company, time: product.now)
    try await product.engine.record(event, at: product.now)
  }

  @Test(arguments: [
    Trigger.event("contract.renewal"), .schedule(after: "contract.renewal", days: 1, at: "09:00"),
  ])
  func oneTaskIsOpenAtATime(trigger: Trigger) async throws {
    let product = try await product(trigger)
    try await happen("first", in: product)
    try await product.advance(days: 2)
    let first = try #require(try await product.engine.tasks().first)
    #expect(try await product.engine.tasks().count == 1)

    // While it is open, and while it cools down, no other is.
    try await happen("second", in: product)
    try await product.advance(days: 2)
    try await product.engine.close(first, by: Fixture.staff, at: product.now)
    try await happen("third", in: product)
    try await product.advance(days: 2)
    #expect(try await product.engine.tasks().count == 1)

    try await product.advance(days: 30)
    try await happen("fourth", in: product)
    try await product.advance(days: 2)
    #expect(try await product.engine.tasks().count == 2)
  }

  @Test func whatEachUserDoesOpensATaskAboutThem() async throws {
    let product = try await product(.event("contract.renewal"))
    for user in [Fixture.sato, Fixture.suzuki] {
      let event = Event(id: "own", name: "contract.renewal", subject: user.subject, time: product.now)
      try await product.engine.record(event, at: product.now)
    }
    #expect(try await product.engine.tasks().map(\.subject) == [Fixture.sato.subject, Fixture.suzuki.subject])
  }

  /// A test of the other user that wants the task is told of the one there is.
  @Test func aFailedExpectationNamesTheReason() async throws {
    let product = try await product(.event("contract.renewal"))
    try await happen("first", in: product)
    let suzuki = product.journey(of: Fixture.suzuki)
    let error = await #expect(throws: JourneyError.self) { try await suzuki.expect(task: "renewal") }
    #expect(
      error.map { "\($0)" } == """
        wanted the task "renewal", found none
          because renewal (open task renewal, priority 100) is refused: it is open since 2026-04-01 09:00 +09:00
        """)
  }

  @Test func theOtherUsersAreToldWhy() async throws {
    let product = try await product(.event("contract.renewal"))
    try await happen("first", in: product)
    let withheld = try await product.engine.store.everything().map(\.event).filter { $0.name == .withheld }
    #expect(withheld.map(\.subject) == [Fixture.suzuki.subject])
    #expect(withheld.first?.properties[.reason] == "it is open since 2026-04-01 09:00 +09:00")
  }
}
