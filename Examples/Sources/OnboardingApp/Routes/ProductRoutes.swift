import Foundation
import Hummingbird
import TechTouch

/// The product's own pages, and what its users do there.
struct ProductRoutes {
  let app: OnboardingApp

  func add(to router: Router<AppContext>) {
    for screen in Screen.allCases {
      router.get(RouterPath(screen.rawValue)) { request, context in
        try await page(request, context, title: screen.title) { pages, html in pages.write(screen, to: &html) }
      }
    }
    router.get("/campaigns/new") { request, context in
      try await page(request, context, title: Words("キャンペーンの新規作成", "New campaign")) { pages, html in
        pages.newCampaign(&html)
      }
    }
    router.post("/campaigns") { request, context in
      let name = try await request.form().required("name")
      return try await act(
        request, context, "campaign.created", ["name": .string(String(name.prefix(80)))], "/campaigns")
    }
    router.post("/campaigns/send") { try await act($0, $1, "campaign.sent", [:], "/campaigns") }
    router.post("/contacts") { try await act($0, $1, "contacts.imported", ["count": 120], "/contacts") }
    router.post("/forms") { try await act($0, $1, "form.published", [:], "/forms") }
    router.post("/settings/members") { try await act($0, $1, "member.invited", [:], "/settings") }
    router.post("/settings/tracking") { try await act($0, $1, "tracking.installed", [:], "/settings") }
    router.post("/settings/domain") { try await act($0, $1, "domain.verified", [:], "/settings") }
  }

  /// A page of the product with its touches.
  func page(
    _ request: Request, _ context: AppContext, title: Words,
    contents: @Sendable (ProductPages, inout HTMLWriter) -> Void
  ) async throws -> Response {
    guard let person = context.person else { return .seeOther("/sign-in") }
    guard let account = person.user.account else { return .seeOther("/staff") }
    let now = try await app.clock.now()
    if request.uri.path == "/reports" {
      // A page view that a checklist looks for; one a day is enough.
      try await app.engine.record(
        Event(
          id: EventID("report-\(Int(now.timeIntervalSince1970 / 86_400))"), name: "report.viewed",
          subject: person.user.subject, time: now), at: now)
    }
    let touches = try await app.engine.touches(for: person.user, on: try Page(request.uri.description), at: now)
    // The start-up programme stands in the page itself, among the settings.
    let programme =
      request.uri.path == Screen.settings.rawValue
      ? try await app.engine.embed("programme/startup", for: person.user, on: "/settings", at: now) : nil
    let data = ProductData(try await app.engine.store.readAll(.account(account)))
    let layout = Layout(
      person: person, productName: app.productName(for: person), path: request.uri.path, head: touches.head,
      touches: touches)
    return .page(
      layout.page(title) { html, _ in
        contents(ProductPages(data: data) { $0.text(japanese: person.readsJapanese) }, &html)
        if let programme { html.append(programme) }
      })
  }

  /// Something a user does in the product: it is recorded, and that is all the library needs.
  private func act(
    _ request: Request, _ context: AppContext, _ name: EventName, _ properties: [PropertyName: Value],
    _ location: String
  ) async throws -> Response {
    try request.checkOrigin()
    guard let person = context.person, !person.isStaff else {
      throw Refusal(.notAllowed, "only a customer can do this; sign in as one")
    }
    let now = try await app.clock.now()
    try await app.engine.record(
      Event(
        id: EventID("\(name)-\(UUID().uuidString)"), name: name, subject: person.user.subject, time: now,
        properties: properties), at: now)
    return .seeOther(location)
  }
}
