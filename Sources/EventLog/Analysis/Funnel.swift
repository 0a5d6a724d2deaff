public import Foundation

/// How far people come along ordered steps within a window.
///
/// A user reaches step m when there is a chain of m different events, each matching its step, with times that do not
/// fall, and the last no later than `window` after the first. What counts is that such a chain exists: one pass that
/// takes the first match of each step can miss it. The modes ask for more; see ``Mode``.
public struct Funnel: Hashable, Sendable, Codable {
  /// The steps in order.
  public var steps: [FunnelStep]
  /// Seconds from the first step, the last instant included.
  public var window: TimeInterval
  /// What else a chain must satisfy.
  public var mode: Mode
  /// Whose chains are looked for.
  public var unit: Unit

  /// What else a chain must satisfy. Where events happen at the same instant, `ordered` takes them in any order, and the
  /// strict modes in the order of the log.
  public enum Mode: String, Hashable, Sendable, Codable, CaseIterable {
    /// Nothing else.
    case ordered
    /// Nothing happens in between: the events of the chain follow one another without any other event.
    case strictOrder
    /// The times rise strictly.
    case strictIncrease
    /// No step from the second on is repeated after it could be matched and before the chain ends.
    case strictDeduplication
  }

  /// Whose chains are looked for.
  public enum Unit: String, Hashable, Sendable, Codable, CaseIterable {
    /// Each user's own; events of companies are left out.
    case user
    /// Each company's, with the events of all of its users and its own; users without a company are left out.
    case account
  }

  /// Makes a funnel.
  public init(_ steps: [FunnelStep], window: TimeInterval, mode: Mode = .ordered, unit: Unit = .user) {
    self.steps = steps
    self.window = window
    self.mode = mode
    self.unit = unit
  }

  /// The id of the definition, which figures carry.
  public var definition: String { "funnel.\(mode.rawValue)" }

  /// How many steps one user's events reach; 0 when not even the first.
  /// - Parameter events: The user's events in the order in which they happened, then in the order of the log.
  public func reach(_ events: [Event]) -> Int {
    let moments = events.map { event in
      FunnelMoment(
        time: Timestamp.microseconds(of: event.time), steps: steps.indices.filter { steps[$0].matches(event) })
    }
    let search = FunnelSearch(steps: steps.count, window: Int64((window * 1_000_000).rounded()))
    return switch mode {
    case .ordered: search.ordered(moments.filter { !$0.steps.isEmpty })
    case .strictOrder: search.strictOrder(moments)
    case .strictIncrease: search.strictIncrease(moments.filter { !$0.steps.isEmpty })
    case .strictDeduplication: search.strictDeduplication(moments.filter { !$0.steps.isEmpty })
    }
  }

  /// The report over the events of everybody.
  public func report(_ input: ReportInput) -> FunnelReport {
    var units: [Subject: [Event]] = [:]
    for recorded in input.events {
      let subject = recorded.event.subject
      switch unit {
      case .user: if subject.user != nil { units[subject, default: []].append(recorded.event) }
      case .account: if let account = subject.ofAccount { units[account, default: []].append(recorded.event) }
      }
    }
    var tally = FunnelTally(steps: steps.count)
    for events in units.values {
      let reached = reach(events)
      guard reached > 0, let first = steps.first else { continue }
      // Inclusive: at the very end of the window the last step can still be taken.
      let isOpen = events.contains { first.matches($0) && $0.time.addingTimeInterval(window) >= input.asOf }
      tally.add(reached: reached, isOpen: isOpen)
    }
    return FunnelReport(self, tally, input)
  }
}
