import HTTPTypes
import Hummingbird

/// Sets the strict headers that every page of the example has; the library's widgets need no exception from them.
struct SecurityHeaders: RouterMiddleware {
  /// Nothing is allowed that is not named: no inline style or script, no other host.
  static let policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; connect-src 'self'; "
    + "form-action 'self'; base-uri 'none'; frame-src 'self'; frame-ancestors 'self'; "
    + "require-trusted-types-for 'script'; trusted-types 'none'"

  func handle(
    _ request: Request, context: AppContext, next: (Request, AppContext) async throws -> Response
  ) async throws -> Response {
    var response = try await next(request, context)
    if response.headers[.contentSecurityPolicy] == nil { response.headers[.contentSecurityPolicy] = Self.policy }
    response.headers[.xContentTypeOptions] = "nosniff"
    if let name = HTTPField.Name("Referrer-Policy") { response.headers[name] = "same-origin" }
    if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-store" }
    return response
  }
}
