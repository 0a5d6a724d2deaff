import Foundation
import Hummingbird
import TechTouch

/// The example's own sign-in: a visitor chooses who to be.
struct SignInRoutes {
  let app: OnboardingApp

  func add(to router: Router<AppContext>) {
    router.get("/sign-in") { _, _ in Response.page(page()) }
    router.post("/sign-in") { request, _ in try await signIn(request) }
    router.post("/sign-out") { request, _ in
      try request.checkOrigin()
      var response = Response.seeOther("/sign-in")
      response.setCookie(Cookie(name: Session.cookie, value: "", maxAge: 0, path: "/", httpOnly: true, sameSite: .lax))
      return response
    }
  }

  private func signIn(_ request: Request) async throws -> Response {
    try request.checkOrigin()
    let id = UserID(try await request.form().required("user"))
    guard let person = app.directory.person(id) else {
      throw Refusal(.notAllowed, "there is no demo user \"\(id)\"")
    }
    try await signUp(person)
    var response = Response.seeOther(person.isStaff ? "/staff" : "/")
    response.setCookie(
      Cookie(
        name: Session.cookie, value: app.session.value(for: id), path: "/", httpOnly: true, sameSite: .lax))
    return response
  }

  /// A customer's first sign-in is their sign-up; recording it again changes nothing.
  private func signUp(_ person: DemoDirectory.Person) async throws {
    guard !person.isStaff else { return }
    let now = try await app.clock.now()
    let subject = person.user.subject
    try await app.engine.record(Event(id: "signup", name: "signup.completed", subject: subject, time: now), at: now)
    try await app.engine.record(
      Event(
        id: "kickoff", name: "kickoff.planned", subject: subject, time: now,
        properties: [.due: .date(now.addingTimeInterval(14 * 86_400))]), at: now)
  }

  private func page() -> HTML {
    HTML { html in
      html.markup("<!doctype html><html lang=\"ja\"><head><meta charset=\"utf-8\">")
      html.markup("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">")
      html.markup("<title>ログイン – ハコブネMA</title><link rel=\"icon\" href=\"/assets/icon.svg\">")
      html.markup("<link rel=\"stylesheet\" href=\"/assets/product.css\"></head><body><main>")
      html.markup("<h1>ハコブネMA</h1><p class=\"lead\">デモ用の利用者を選んでログインしてください。 ")
      html.markup("<span lang=\"en\">Choose a demo user to sign in.</span></p><ul class=\"people\">")
      for person in app.directory.people {
        html.markup("<li><form method=\"post\" action=\"/sign-in\"><button name=\"user\"")
        html.attribute("value", person.user.id.rawValue)
        html.markup("><strong>")
        html.text(person.name)
        html.markup("</strong><span>")
        html.text(person.remark)
        html.markup("</span></button></form></li>")
      }
      html.markup("</ul></main></body></html>")
    }
  }
}
