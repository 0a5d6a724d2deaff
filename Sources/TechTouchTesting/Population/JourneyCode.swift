import Foundation
import TechTouch

/// Writes a failing history as the lines of Swift that live through it again.
struct JourneyCode {
  private let population: Population
  private let history: FailingHistory
  private let servers: Int
  private let invariant: Invariant
  private let actors: [Int]
  private var now: Date
  private(set) var lines: [String] = []

  init(_ history: FailingHistory, of population: Population, servers: Int, invariant: Invariant) {
    self.population = population
    self.history = history
    self.servers = servers
    self.invariant = invariant
    actors = Set(history.deeds.map(\.user)).sorted()
    now = Timestamp.date(from: population.start) ?? history.end
    open()
    for deed in history.deeds {
      advance(to: deed.at)
      lines.append(deed.action.code(name(of: deed.user)))
    }
    advance(to: history.end)
    close()
  }

  /// One user at one server is a journey by itself.
  private var isAlone: Bool { actors.count == 1 && servers == 1 }

  private func name(of actor: Int) -> String {
    isAlone ? "journey" : population.users[actor].id.rawValue.asIdentifier
  }

  private mutating func open() {
    let start = population.start.literal
    guard !isAlone else {
      lines.append("let journey = try Journey(")
      lines.append("  catalog: catalog, user: \(population.users[actors[0]].literal),")
      return lines.append("  start: \(start))")
    }
    let several = servers > 1 ? ", servers: \(servers)" : ""
    lines.append("let product = try VirtualProduct(catalog: catalog, start: \(start)\(several))")
    for actor in actors {
      lines.append("let \(name(of: actor)) = product.journey(of: \(population.users[actor].literal))")
    }
  }

  private mutating func advance(to date: Date) {
    guard date > now else { return }
    let gap = Timestamp.microseconds(of: date) - Timestamp.microseconds(of: now)
    lines.append("try await \(isAlone ? "journey" : "product").advance(\(SpanLiteral(microseconds: gap).text))")
    now = date
  }

  private mutating func close() {
    let isBuiltIn = Invariant.all.contains { $0.name == invariant.name }
    lines.append(
      isBuiltIn
        ? "try await \(isAlone ? "journey.product" : "product").check()"
        : "// Now it does not hold: \(invariant.name).")
  }
}

extension String {
  /// As a name in Swift: what is neither a letter nor a digit is left out.
  fileprivate var asIdentifier: String {
    let kept = String(unicodeScalars.filter { $0.properties.isAlphabetic || ("0"..."9").contains($0) })
    return kept.first?.isLetter == true ? kept : "user\(kept)"
  }
}
