import Foundation
import TechTouch

/// Lives through a list of deeds again, in a fresh store, as a pasted journey would.
struct Replay {
  let population: Population
  let invariant: Invariant
  let subject: Subject
  let servers: Int

  /// Lives through the deeds and asks the invariant.
  /// - Parameter end: Until when time passes after the last.
  /// - Returns: What is wrong, and the deeds that could be done; nil when the invariant holds.
  func violation(of deeds: [Deed], until end: Date) async throws -> (message: String, deeds: [Deed])? {
    let product = try VirtualProduct(catalog: population.catalog, start: population.start, servers: servers)
    var journeys: [Int: Journey] = [:]
    var done: [Deed] = []
    for deed in deeds {
      let journey = journeys[deed.user] ?? Journey(of: population.users[deed.user], in: product, unwatched: true)
      journeys[deed.user] = journey
      if deed.at > product.now { try await product.advance(to: deed.at) }
      do {
        try await journey.perform(deed.action)
        done.append(deed)
      } catch let error where error.isRefusal {
        continue
      }
    }
    if end > product.now { try await product.advance(to: end) }
    let events = try await product.engine.store.everything()
    let log = UserLog.all(events, catalog: population.catalog).first { $0.subject == subject }
    return log.flatMap(invariant.violation).map { ($0, done) }
  }
}
