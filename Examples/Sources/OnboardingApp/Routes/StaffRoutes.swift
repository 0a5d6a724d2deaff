import Foundation
import Hummingbird
import TechTouch

/// The page of the vendor's customer-success team.
struct StaffRoutes {
  let app: OnboardingApp

  func add(to router: Router<AppContext>) {
    router.get("/staff") { request, context in try await page(request, context) }
    router.post("/staff/clock") { request, context in try await moveClock(request, context) }
    router.post("/staff/tasks") { request, context in try await closeTask(request, context) }
    router.post("/staff/outbox") { request, context in try await sendMails(request, context) }
  }

  private func staff(_ context: AppContext) throws -> DemoDirectory.Person {
    guard let person = context.person, person.isStaff else {
      throw Refusal(.notAllowed, "this page is for the customer-success team; sign in as 高橋 直子")
    }
    return person
  }

  private func page(_ request: Request, _ context: AppContext) async throws -> Response {
    guard context.person != nil else { return .seeOther("/sign-in") }
    let person = try staff(context)
    let now = try await app.clock.now()
    let question = try WhyQuestion(request.uri.queryParameters, directory: app.directory, now: now)
    let page = StaffPage(
      catalog: app.engine.catalog, directory: app.directory, person: person, now: now,
      events: try await app.engine.store.everything(), tasks: try await app.engine.tasks(),
      mails: try await mails(), checks: try await checks(for: person, at: now), why: try await answer(question))
    let layout = Layout(
      person: person, productName: app.productName(for: person), path: "/staff", head: app.engine.head, touches: nil)
    return .page(
      layout.page(Words("カスタマーサクセス", "Customer success")) { html, say in page.write(to: &html, say: say) })
  }

  /// Every company's checklists as the team sees them.
  private func checks(for person: DemoDirectory.Person, at now: Date) async throws -> [StaffPage.SecondCheck] {
    var checks: [StaffPage.SecondCheck] = []
    for account in app.directory.accounts {
      for checklist in app.engine.catalog.checklists {
        let html = try await app.engine.embed(checklist.ref, for: person.user, on: "/staff", account: account, at: now)
        checks.append(.init(company: app.directory.name(of: account), html: html ?? .empty))
      }
    }
    return checks
  }

  /// The outbox with each message as it is to be sent.
  private func mails() async throws -> [StaffPage.OutgoingMail] {
    var mails: [StaffPage.OutgoingMail] = []
    for message in try await app.engine.outbox.messages() {
      let mail = try await app.engine.outbox.render(message, base: "https://app.hakobune.example")
      mails.append(.init(message: message, mail: mail))
    }
    return mails
  }

  private func answer(_ question: WhyQuestion) async throws -> StaffPage.Why {
    var proof: Proof?
    if let person = question.person {
      proof = try await app.engine.explain(person.user.subject, on: question.page, at: question.at).proof
    }
    return .init(question: question, proof: proof)
  }

  private func moveClock(_ request: Request, _ context: AppContext) async throws -> Response {
    try request.checkOrigin()
    _ = try staff(context)
    let text = try await request.form().required("days")
    guard let days = Int(text), (1...366).contains(days) else {
      throw Refusal(.malformed, "wanted a number of days from 1 to 366, found \"\(text)\"")
    }
    try await app.clock.advance(bySeconds: days * 86_400)
    try await app.engine.sweep(until: app.clock.now())
    return .seeOther("/staff#outbox")
  }

  private func closeTask(_ request: Request, _ context: AppContext) async throws -> Response {
    try request.checkOrigin()
    let person = try staff(context)
    let form = try await request.form()
    let id = EventID(try form.required("task"))
    let user = UserID(try form.required("user"))
    guard let task = try await app.engine.tasks().first(where: { $0.id == id && $0.subject.user == user }) else {
      throw Refusal(.unknownItem, "there is no such task")
    }
    try await app.engine.close(task, by: person.user, at: app.clock.now())
    return .seeOther("/staff#tasks")
  }

  /// What a host's mailer does: takes what is pending, hands it over, and reports.
  private func sendMails(_ request: Request, _ context: AppContext) async throws -> Response {
    try request.checkOrigin()
    _ = try staff(context)
    let now = try await app.clock.now()
    for message in try await app.engine.outbox.pending(at: now) {
      try await app.engine.outbox.report(.sent, of: message, at: now)
    }
    return .seeOther("/staff#outbox")
  }
}
