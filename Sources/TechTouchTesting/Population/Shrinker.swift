import Foundation
import TechTouch

/// Finds the shortest history that still breaks an invariant.
///
/// First whole users are left out, then runs of deeds, halved as long as that helps; then time is taken out of what is
/// left. Source: Zeller, Hildebrandt, "Simplifying and Isolating Failure-Inducing Input", 2002 (`ddmin`).
final class Shrinker {
  private let population: Population
  private let invariant: Invariant
  private let subject: Subject
  private let simulation: Simulation
  private var left = 600

  init(population: Population, invariant: Invariant, subject: Subject, simulation: Simulation) {
    self.population = population
    self.invariant = invariant
    self.subject = subject
    self.simulation = simulation
  }

  /// The failure with its shortest history.
  func failure(in log: UserLog) async throws -> PopulationFailure {
    let end = firstInstant(in: log)
    let deeds = simulation.deeds.filter { $0.at <= end }
    var failure = PopulationFailure(
      invariant: invariant.name, subject: subject, message: invariant.violation(log) ?? "", seed: population.seed,
      deeds: deeds.count, shortest: nil)
    for servers in Set([1, max(1, population.servers)]).sorted() {
      let replay = Replay(population: population, invariant: invariant, subject: subject, servers: servers)
      for group in groups(of: deeds) {
        guard let found = try await replay.violation(of: group, until: end) else { continue }
        var history = FailingHistory(deeds: found.deeds, end: end, message: found.message)
        // Less time can make more deeds needless.
        var length = Int.max
        while history.deeds.count < length {
          length = history.deeds.count
          history = try await shorten(history, replay)
          history = try await hasten(history, replay)
        }
        failure.message = history.message
        failure.shortest = JourneyCode(history, of: population, servers: servers, invariant: invariant).lines
        failure.length = history.deeds.count
        failure.history = history
        return failure
      }
    }
    return failure
  }

  /// When the log broke the invariant, found by halves.
  private func firstInstant(in log: UserLog) -> Date {
    var low = 0
    var high = log.account.count
    while low + 1 < high {
      let middle = (low + high) / 2
      if invariant.violation(log.prefix(middle)) == nil { low = middle } else { high = middle }
    }
    return log.account[high - 1].recordedAt
  }

  /// The deeds of the user alone, of the account, and of everybody.
  private func groups(of deeds: [Deed]) -> [[Deed]] {
    let owner = subject.user.flatMap { simulation.owners[$0] }
    let account = owner.flatMap { population.users[$0].account }
    return [
      deeds.filter { $0.user == owner },
      deeds.filter { $0.user == owner || (account != nil && population.users[$0.user].account == account) }, deeds,
    ]
  }

  private func shorten(_ history: FailingHistory, _ replay: Replay) async throws -> FailingHistory {
    var best = history
    var chunk = max(1, best.deeds.count / 2)
    while left > 0 {
      var index = 0
      var isShorter = false
      while index < best.deeds.count, left > 0 {
        var fewer = best.deeds
        fewer.removeSubrange(index..<min(index + chunk, fewer.count))
        if let found = try await attempt(fewer, until: best.end, replay) {
          best = found
          isShorter = true
        } else {
          index += chunk
        }
      }
      if chunk == 1, !isShorter { break }
      chunk = max(1, isShorter ? min(chunk, best.deeds.count / 2) : chunk / 2)
    }
    return best
  }

  /// Takes time out before each deed, and at the end: all of it, or else as many days as can be spared.
  private func hasten(_ history: FailingHistory, _ replay: Replay) async throws -> FailingHistory {
    var best = history
    for index in 0...best.deeds.count {
      let gap = best.gap(before: index, from: simulation.product.start)
      guard gap > 0, left > 0 else { continue }
      if let found = try await attempt(best.earlier(by: gap, from: index), replay) {
        best = found
        continue
      }
      // The least whole number of days that will do.
      var (low, high) = (0, Int((gap / 86_400).rounded(.up)))
      while low + 1 < high, left > 0 {
        let middle = (low + high) / 2
        if let found = try await attempt(best.earlier(by: shift(best, index, middle), from: index), replay) {
          best = found
          high = middle
        } else {
          low = middle
        }
      }
      if let found = try await attempt(best.earlier(by: shift(best, index, high), from: index), replay) { best = found }
    }
    return best
  }

  /// How much earlier everything from a deed on is when only so many days lie before it.
  private func shift(_ history: FailingHistory, _ index: Int, _ days: Int) -> Double {
    history.gap(before: index, from: simulation.product.start) - Double(days) * 86_400
  }

  private func attempt(_ history: FailingHistory, _ replay: Replay) async throws -> FailingHistory? {
    try await attempt(history.deeds, until: history.end, replay)
  }

  private func attempt(_ deeds: [Deed], until end: Date, _ replay: Replay) async throws -> FailingHistory? {
    left -= 1
    guard let found = try await replay.violation(of: deeds, until: end) else { return nil }
    return FailingHistory(deeds: found.deeds, end: end, message: found.message)
  }
}
