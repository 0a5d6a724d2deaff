public import TechTouch

/// Many users who live with a product for a long time, within a test.
///
/// Chance decides what each of them does, and the seed decides chance: the same seed gives the same lives. Afterwards
/// every invariant is asked of every user's log; one that does not hold is thrown as a ``PopulationFailure`` with the
/// shortest history that breaks it.
///
/// ```swift
/// let users = User.crowd(100, accounts: 20, of: catalog.product)
/// let summary = try await Population(users, in: catalog, start: "2026-04-01T00:00+09:00", seed: 7).live()
/// print(summary)
/// ```
public struct Population: Sendable {
  /// The users.
  public var users: [User]
  /// What is published.
  public var catalog: Catalog
  /// The first instant, in ISO 8601 with a zone.
  public var start: String
  /// For how many days they live; each ends with a sweep.
  public var days: Int
  /// What decides chance.
  public var seed: UInt64
  /// How they behave.
  public var behaviour: any Behaviour
  /// How many servers there are over the one store.
  public var servers: Int
  /// What has to hold.
  public var invariants: [Invariant]

  /// Describes a population.
  public init(
    _ users: [User], in catalog: Catalog, start: String, days: Int = 365, seed: UInt64 = 1,
    behaviour: any Behaviour = WeightedBehaviour(), servers: Int = 1, invariants: [Invariant] = Invariant.all
  ) {
    self.users = users
    self.catalog = catalog
    self.start = start
    self.days = days
    self.seed = seed
    self.behaviour = behaviour
    self.servers = servers
    self.invariants = invariants
  }

  /// Lets everybody live, then asks the invariants.
  /// - Throws: ``PopulationFailure`` for the first invariant that does not hold; ``JourneyError`` when `start` is no
  ///   instant, or `days` is negative; what a store throws.
  @discardableResult
  public func live(file: StaticString = #filePath, line: UInt = #line) async throws -> PopulationSummary {
    let simulation = try Simulation(self, file: file, line: line)
    try await simulation.run()
    let logs = UserLog.all(try await simulation.product.engine.store.everything(), catalog: catalog)
    // Strangers last: what fails for a user whom the product knows is easier to follow.
    let known = Set(users.map(\.subject))
    for log in logs.filter({ known.contains($0.subject) }) + logs.filter({ !known.contains($0.subject) }) {
      for invariant in invariants where invariant.violation(log) != nil {
        throw try await Shrinker(population: self, invariant: invariant, subject: log.subject, simulation: simulation)
          .failure(in: log)
      }
    }
    return PopulationSummary(simulation, logs: logs)
  }
}
