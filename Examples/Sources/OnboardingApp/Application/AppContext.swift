import Hummingbird

/// What travels with a request: who is signed in.
struct AppContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  var person: DemoDirectory.Person?

  init(source: ApplicationRequestContextSource) {
    coreContext = .init(source: source)
  }
}
