import EventLog

/// What the log says of one user and one scenario, whatever version of it is published.
struct ScenarioFold: Hashable, Sendable {
  /// How many events have changed the state.
  private(set) var revision = 0
  /// The nodes reached, in order, the last one on the screen, by the ids they had in the version of that time.
  private(set) var trail: [ItemID] = []
  private(set) var phase = Phase.notStarted
  /// The version that the user was last in; 0 before the first time.
  private(set) var version = 0

  enum Phase: Hashable, Sendable { case notStarted, open, finished, left }

  /// Where it has somebody who is in the middle.
  var place: ContentPlace? {
    phase == .open ? trail.last.map { ContentPlace(version: version, step: $0) } : nil
  }

  /// Takes the next event of the scenario into account.
  /// - Parameter first: The node at which somebody begins whose event names none.
  mutating func apply(_ event: Event, first: ItemID?) {
    switch event.name {
    case .started, .restarted:
      begin(at: event.item ?? first)
    case .advanced:
      guard let node = event.properties[.to]?.string.map(ItemID.init) else { return }
      switch event.properties[.by] {
      case "back": goBack(to: node)
      case "version": move(to: node)
      default: trail.append(node)
      }
      phase = .open
    case .completed:
      trail = event.properties[.to]?.string.map { trail + [ItemID($0)] } ?? []
      phase = .finished
    case .dismissed:
      // Who closes the advice has read it.
      if phase == .finished { trail = [] } else { phase = .left }
    default:
      return
    }
    revision += 1
    version = event.content?.version ?? version
  }

  /// Somebody begins.
  mutating func begin(at node: ItemID?) {
    trail = node.map { [$0] } ?? []
    phase = .open
  }

  /// A new version takes the user from where he stood to a node of its own.
  mutating func move(to node: ItemID) {
    trail = trail.dropLast() + [node]
  }

  private mutating func goBack(to node: ItemID) {
    let before = trail.dropLast()
    trail = before.lastIndex(of: node).map { Array(before[...$0]) } ?? [node]
  }
}
