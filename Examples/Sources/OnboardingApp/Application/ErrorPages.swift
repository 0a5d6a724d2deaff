import Hummingbird
import TechTouch

/// Turns what the library refuses into a clear answer with the right status.
struct ErrorPages: RouterMiddleware {
  func handle(
    _ request: Request, context: AppContext, next: (Request, AppContext) async throws -> Response
  ) async throws -> Response {
    do {
      return try await next(request, context)
    } catch let refusal as Refusal {
      return .text(refusal.message, status: refusal.code.status)
    } catch let error as HTTPError {
      return .text(error.body ?? "\(error.status.code) \(error.status.reasonPhrase)", status: error.status)
    } catch let error as StoreError {
      context.logger.error("store: \(error.code)")
      return .text("保存できませんでした。しばらくしてからもう一度お試しください。 / Not stored; please try again.", status: .serviceUnavailable)
    }
  }
}

extension Refusal.Code {
  /// The HTTP status that says the same.
  var status: HTTPResponse.Status {
    switch self {
    case .malformed: .badRequest
    case .tooLarge: .contentTooLarge
    case .unknownContent, .unknownItem: .notFound
    case .outOfOrder, .staleForm: .conflict
    case .invalidAnswer: .unprocessableContent
    case .notAllowed, .crossSite: .forbidden
    }
  }
}
