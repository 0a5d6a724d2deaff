import HTTPTypes
import Hummingbird
import TechTouch

/// The one endpoint that receives what users do, and the files that pages link to.
struct TouchRoutes {
  let app: OnboardingApp

  func add(to router: Router<AppContext>) {
    router.post("/touch") { request, context in try await receive(request, context) }
    router.get("/touch/{name}") { _, context in
      guard let asset = try await app.engine.asset(try context.parameters.require("name")) else {
        throw HTTPError(.notFound)
      }
      return Response.file(asset.bytes, contentType: asset.contentType, cacheControl: PageAsset.cacheControl)
    }
  }

  private func receive(_ request: Request, _ context: AppContext) async throws -> Response {
    try request.checkOrigin()
    guard let person = context.person else { throw Refusal(.notAllowed, "sign in first") }
    let submission = try Submission(try await request.form())
    let now = try await app.clock.now()
    let wantsFragment = HTTPField.Name("TT-Fragment").flatMap { request.headers[$0] } != nil
    let answer = try await app.engine.answer(submission, from: person.user, at: now, asFragment: wantsFragment)
    return Response(answer)
  }
}

extension Response {
  /// The library's answer in Hummingbird's words.
  init(_ answer: TouchAnswer) {
    var headers: HTTPFields = [:]
    for header in answer.headers {
      if let name = HTTPField.Name(header.name) { headers[name] = header.value }
    }
    self.init(
      status: .init(code: answer.status), headers: headers,
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: answer.body.bytes)))
  }
}
