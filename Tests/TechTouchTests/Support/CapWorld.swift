import Foundation
import Synchronization

@testable import TechTouch

/// Several servers with clocks of their own over one store, and users who do several things at once. A seed repeats it.
final class CapWorld {
  /// A catalogue with what its caps promise.
  struct Setting {
    var catalog: Catalog
    var oracle: CapOracle
    var assets: PageAssets

    init(catalog: Catalog, oracle: CapOracle) {
      self.catalog = catalog
      self.oracle = oracle
      assets = PageAssets(anchorRules: catalog.anchorRules)
    }
  }

  private let setting: Setting
  private var random: SeededGenerator
  private let store = MemoryEventStore()
  private let executor = StepExecutor()
  private let crossing = Crossing()
  private var servers: [Server] = []
  private var now = Date(timeIntervalSince1970: 1_767_193_200)
  /// Nonces that clients have to confirm with.
  private let nonces = Nonces()
  private var recorded = 0

  private struct Server {
    var engine: TouchEngine
    /// How far its clock is off, in seconds.
    var skew: Double
  }

  private final class Nonces: Sendable {
    private let list = Mutex<[(user: User, content: ContentRef, nonce: EventID)]>([])

    func add(_ grants: [ContentRef: EventID], of user: User) {
      list.withLock { list in list += grants.map { (user, $0.key, $0.value) } }
    }

    /// In an order that does not hang on the order in which they came.
    var all: [(user: User, content: ContentRef, nonce: EventID)] {
      list.withLock { $0 }.sorted { ($0.user.id, $0.nonce) < ($1.user.id, $1.nonce) }
    }
  }

  private static let page: Page = "/"
  static let users = ["sato", "suzuki", "tanaka"].map { User(id: UserID($0), account: "aoba") }

  init(_ setting: Setting, seed: UInt64) {
    self.setting = setting
    random = SeededGenerator(seed: seed)
    servers = (0..<2).map { _ in makeServer() }
  }

  /// Runs the world and gives its log.
  func run() async throws -> [RecordedEvent] {
    for _ in 0..<2 {
      for _ in 0..<3 { start() }
      executor.drain()
      while crossing.step(&random, fate: Self.fate) {
        executor.drain()
        if random.below(24) == 0 { pass(time: [1, 30, 700][random.below(3)]) }
      }
      pass(time: [5, 200, 650, 40_000, 90_000, 7 * 86_400, 20 * 86_400, 31 * 86_400][random.below(8)])
    }
    return try await store.everything()
  }

  private func pass(time: Double) {
    now = now.addingTimeInterval(time)
    if random.below(3) == 0 { servers[random.below(servers.count)] = makeServer() }
  }

  /// A server that has just been started: nothing is in its memory.
  private func makeServer() -> Server {
    let skew = [0, 0, 0.5, -0.5, 90, -90, 1_500, -200_000][random.below(8)]
    let store = SteppedStore(store, crossing: crossing)
    return Server(
      engine: TouchEngine(catalog: setting.catalog, store: store, assets: setting.assets), skew: skew)
  }

  private static func fate(_ isAppend: Bool, _ random: inout SeededGenerator) -> StepFate {
    guard isAppend else { return random.below(60) == 0 ? .diesBefore : .goesOn }
    switch random.below(36) {
    case 0: return .diesBefore
    case 1: return .diesAfter
    case 2: return .isAmbiguous
    default: return .goesOn
    }
  }

  /// Begins something; it gets as far as its first call to the store.
  private func start() {
    let server = servers[random.below(servers.count)]
    let (engine, now) = (server.engine, self.now.addingTimeInterval(server.skew))
    let user = Self.users[random.below(Self.users.count)]
    switch random.below(10) {
    case 0...2: launch { _ = try await engine.touches(for: user, on: Self.page, at: now) }
    case 3...5:
      launch { [nonces] in
        let touches = try await engine.touches(for: user, on: Self.page, at: now, display: .whenConfirmed)
        nonces.add(touches.grants, of: user)
      }
    case 6, 7: confirm(engine, now)
    case 8: record(["project.created", "member.invited"][random.below(2)], of: user, engine, now)
    default: launch { try await engine.sweep(until: now) }
    }
  }

  private func confirm(_ engine: TouchEngine, _ now: Date) {
    let known = nonces.all
    guard !known.isEmpty else { return }
    let (user, content, nonce) = known[random.below(known.count)]
    launch {
      _ = try await engine.receive(
        Submission(content: content, action: "displayed", nonce: nonce, page: Self.page), from: user, at: now)
    }
  }

  private func record(_ name: EventName, of user: User, _ engine: TouchEngine, _ now: Date) {
    recorded += 1
    let event = Event(id: EventID("e\(recorded)"), name: name, subject: user.subject, time: now)
    launch { try await engine.record(event, at: now) }
  }

  private func launch(_ work: @escaping @Sendable () async throws -> Void) {
    // What dies, dies silently; its traces in the log are what is looked at.
    Task(executorPreference: executor) { try? await work() }
  }
}
