import Foundation
import TechTouch

/// A population while it lives.
final class Simulation {
  let product: VirtualProduct
  /// Everything that was done, in order.
  private(set) var deeds: [Deed] = []
  /// Whose deeds those of a user are, strangers included.
  private(set) var owners: [UserID: Int] = [:]
  /// On how many page views each cap kept something back.
  private(set) var refusals: [CapID: Int] = [:]
  /// What users tried and the product refused.
  private(set) var refused = 0

  let population: Population
  private let journeys: [Journey]
  private let pages: [Page]
  private var dice: [Dice]
  private var done: [Int]

  init(_ population: Population, file: StaticString, line: UInt) throws {
    self.population = population
    guard population.days >= 0 else {
      throw JourneyError("wanted 0 days or more, found \(population.days)", file: file, line: line)
    }
    let product = try VirtualProduct(
      catalog: population.catalog, start: population.start, servers: population.servers, file: file, line: line)
    self.product = product
    journeys = population.users.map { Journey(of: $0, in: product, unwatched: true) }
    pages = population.catalog.pages
    dice = population.users.indices.map { Dice(seed: population.seed, of: $0) }
    done = population.users.map { _ in 0 }
    for (index, user) in population.users.enumerated() { owners[user.id] = index }
  }

  func run() async throws {
    for day in 0..<population.days {
      let dawn = product.start.addingTimeInterval(Double(day) * 86_400)
      // Two thirds of a day lie between the first and the last who come.
      let arrivals = journeys.indices.map { index in (second: Int(dice[index].next() % 57_600), index: index) }
        .sorted { ($0.second, $0.index) < ($1.second, $1.index) }
      for (second, index) in arrivals {
        product.pass(to: dawn.addingTimeInterval(Double(second)))
        try await spend(day, until: dawn.addingTimeInterval(86_399), as: index)
      }
      try await product.advance(to: dawn.addingTimeInterval(86_400))
    }
  }

  private func spend(_ day: Int, until dusk: Date, as index: Int) async throws {
    let before = done[index]
    while let action = population.behaviour.next(sight(of: index, on: day, since: before), &dice[index]) {
      try await perform(action, as: index)
      done[index] += 1
      product.pass(to: product.now.addingTimeInterval(Double(10 + dice[index].next() % 50)))
      guard product.now < dusk else { return }
    }
    journeys[index].leave()
  }

  private func sight(of index: Int, on day: Int, since before: Int) -> Sight {
    let journey = journeys[index]
    return Sight(
      user: journey.user, catalog: population.catalog, now: product.now, day: day, done: done[index] - before,
      doneBefore: before, page: journey.page, shown: journey.shown, pages: pages, isSignedOut: journey.isSignedOut,
      touches: journey.touches)
  }

  private func perform(_ action: UserAction, as index: Int) async throws {
    let journey = journeys[index]
    if case .visit(let page) = action {
      let planner = try await product.engine.planner(for: journey.user.subject)
      for cap in planner.closedCaps(for: journey.user.subject, on: page, at: product.now) {
        refusals[cap, default: 0] += 1
      }
    }
    deeds.append(Deed(user: index, at: product.now, action: action))
    do {
      try await journey.perform(action)
    } catch let error where error.isRefusal {
      refused += 1
    }
    owners[journey.user.id] = index
  }
}

extension Error {
  /// True when the product, or the page, did not take what a user tried.
  var isRefusal: Bool { self is JourneyError || self is Refusal || self is SurveyRefusal }
}
