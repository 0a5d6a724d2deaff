import Foundation
import HTTPTypes
import Hummingbird
import TechTouch

let user = User(id: "u1", languages: ["ja"])  // from your own session
let router = Router()

// README: the first tour
let catalog = try Catalog(directory: Bundle.module.bundleURL.appending(path: "Content"))
let engine = TouchEngine(catalog: catalog, store: try FileEventStore(directory: "data", product: "my-product"))

router.get("/projects") { request, _ in
  let touches = try await engine.touches(for: user, on: try Page(request.uri.description), at: Date())
  return page(head: touches.head, body: touches.banner, projects, touches.root)
}
router.post("/touch") { request, _ in
  let submission = try Submission(form: try await request.body.collect(upTo: 65_536).readableBytesView)
  let isScript = HTTPField.Name("TT-Fragment").map(request.headers.contains) ?? false
  return response(try await engine.answer(submission, from: user, at: Date(), asFragment: isScript))
}
router.get("/touch/{asset}") { _, context in
  guard let asset = engine.assets[try context.parameters.require("asset")] else { throw HTTPError(.notFound) }
  return response(asset)
}
// README: end

let app = Application(router: router, configuration: .init(address: .hostname("127.0.0.1", port: 8081)))
try await app.runService()
