import Foundation
import TechTouch
import TechTouchTesting
import Testing

struct ChecklistFlowTests {
  @Test func aColleagueSeesTheSameListAndWhoDidWhat() async throws {
    let product = try Fixture.product()
    let (sato, suzuki) = (product.journey(of: Fixture.sato), product.journey(of: Fixture.suzuki))
    try await sato.visit("/reports")
    try await sato.press("tick", on: "checklist/setup", item: "tag")
    try await suzuki.visit("/reports")
    #expect(suzuki.touches?.root.string.contains("佐藤 美咲") == true)
  }

  @Test func theSecondCheckOpensTheNextLevel() async throws {
    let product = try Fixture.product()
    let sato = product.journey(of: Fixture.sato)
    try await sato.visit("/reports")
    try await sato.press("tick", on: "checklist/setup", item: "tag")
    try await sato.record("campaign.created")
    try await sato.visit("/reports")
    await #expect(throws: JourneyError.self) { try await sato.press("tick", on: "checklist/setup", item: "score") }

    try await verify("tag", of: "aoba", in: product)
    try await sato.visit("/reports")
    try await sato.press("tick", on: "checklist/setup", item: "score")
    let facts = try await product.engine.store.readAll(.stream(Subject(account: "aoba"))).map(\.event)
    #expect(facts.contains { $0.name == .completed && $0.item == "lv1" })
    #expect(facts.filter { $0.name == .milestone }.compactMap { $0.properties[.percent]?.integer } == [25, 50, 75])
  }

  @Test func onlyStaffMayActForAnotherAccount() async throws {
    let product = try Fixture.product()
    let refusal = await #expect(throws: Refusal.self) {
      try await verify("tag", of: "aoba", by: User(id: "mallory", account: "northwind"), in: product)
    }
    #expect(refusal?.code == .notAllowed)
  }

  private func verify(
    _ item: ItemID, of account: AccountID, by user: User = Fixture.staff, in product: VirtualProduct
  ) async throws {
    let actor = Subject(user: user.id, of: account)
    let history = History(try await product.engine.store.readAll(.account(account)))
    let progress = ChecklistProgress(of: Fixture.setup, in: history, subject: actor)
    _ = try await product.engine.receive(
      Submission(
        content: Fixture.setup.ref, item: item, action: "verify", nonce: progress.nonce(for: item, subject: actor),
        page: "/staff", account: account), from: user, at: product.now)
  }
}
