import Hummingbird
import TechTouch

/// Finds out who is signed in, from the cookie.
struct SessionMiddleware: RouterMiddleware {
  let session: Session
  let directory: DemoDirectory

  func handle(
    _ request: Request, context: AppContext, next: (Request, AppContext) async throws -> Response
  ) async throws -> Response {
    var context = context
    if let value = request.cookies[Session.cookie]?.value, let id = session.user(in: value) {
      context.person = directory.person(id)
    }
    return try await next(request, context)
  }
}
