public import TechTouch

/// What a population lived through.
public struct PopulationSummary: Hashable, Sendable {
  /// What decided chance.
  public var seed: UInt64
  /// How many users there were.
  public var users: Int
  /// For how many days.
  public var days: Int
  /// How many things they did.
  public var actions: Int
  /// How many of them the product refused.
  public var refusedActions: Int
  /// How often each piece of content was displayed, by kind and id.
  public var displays: [ContentRef: Int]
  /// How often each was completed or answered, likewise.
  public var completions: [ContentRef: Int]
  /// How many messages were put into the outbox, likewise.
  public var messages: [ContentRef: Int]
  /// How many tasks were opened, by their ids.
  public var tasks: [String: Int]
  /// On how many page views a cap kept something back.
  public var refusals: [CapID: Int]
  /// How many events the log holds.
  public var events: Int
  /// A hash of all that happened: the same for the same seed, catalogue and behaviour.
  public var digest: String
}

extension PopulationSummary {
  init(_ simulation: Simulation, logs: [UserLog]) {
    seed = simulation.population.seed
    users = simulation.population.users.count
    days = simulation.population.days
    actions = simulation.deeds.count
    refusedActions = simulation.refused
    refusals = simulation.refusals
    displays = [:]
    completions = [:]
    messages = [:]
    tasks = [:]
    events = 0
    digest = ""
    var hash = StableHash()
    var seen: Set<AccountID> = []
    for log in logs {
      // An account's events stand in the log of each of its users.
      let isNew = log.subject.account.map { seen.insert($0).inserted } ?? true
      for recorded in isNew ? log.account : [] { count(recorded.event, into: &hash) }
    }
    digest = hash.text
  }

  private mutating func count(_ event: Event, into hash: inout StableHash) {
    events += 1
    hash.combine(event.subject.account?.rawValue ?? "")
    hash.combine(event.subject.user?.rawValue ?? "")
    hash.combine(event.id.rawValue)
    hash.combine(event.name.rawValue)
    hash.combine(Int(Timestamp.microseconds(of: event.time)))
    hash.combine(event.content?.description ?? "")
    for (name, value) in event.properties.sorted(by: { $0.key < $1.key }) {
      hash.combine(name.rawValue)
      hash.combine(value.description)
    }
    if event.name == .taskOpened { tasks[event.properties[.task]?.string ?? "", default: 0] += 1 }
    guard let content = event.content?.unversioned else { return }
    switch event.name {
    case .displayed: displays[content, default: 0] += 1
    case .queued: messages[content, default: 0] += 1
    case .answered: completions[content, default: 0] += 1
    case .completed where event.properties[.scope] == nil: completions[content, default: 0] += 1
    default: break
    }
  }
}

extension PopulationSummary: CustomStringConvertible {
  /// As a report of a few lines.
  public var description: String {
    var lines = [
      "\(users) users over \(days) days, seed \(seed): \(actions) things done, \(refusedActions) refused, \(events) events",
      "digest \(digest)",
    ]
    for content in Set(displays.keys).union(completions.keys).sorted(by: { $0.description < $1.description }) {
      lines.append("\(content): \(displays[content] ?? 0) displayed, \(completions[content] ?? 0) completed")
    }
    for (content, count) in messages.sorted(by: { $0.key.description < $1.key.description }) {
      lines.append("\(content): \(count) sent")
    }
    for (task, count) in tasks.sorted(by: { $0.key < $1.key }) { lines.append("task \(task): \(count) opened") }
    for (cap, count) in refusals.sorted(by: { $0.key < $1.key }) {
      lines.append("cap \(cap): closed on \(count) page views")
    }
    return lines.joined(separator: "\n")
  }
}
