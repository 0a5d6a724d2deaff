public import EventLog

extension Traits {
  /// The attributes and events of which a host has the values, in the order in which it has them.
  public struct Row: Sendable {
    /// The slot of each, -1 for what no rule asks for.
    let attributes: [Int32]
    let streams: [Int32]
    /// The other way round: where the value of each slot stands in the row, -1 for what the row does not have.
    let attributePlaces: [Int32]
    let streamPlaces: [Int32]
    let fingerprint: UInt64

    /// Looks them up in a rule set, once for all users.
    public init(
      attributes: [AttributeKey], events: [EventName] = [], accountEvents: [EventName] = [], of rules: RuleSet
    ) {
      let names = rules.compiled.index.pages.names
      let streams =
        events.map { ColumnKey.Stream(name: $0, side: .user) }
        + accountEvents.map { ColumnKey.Stream(name: $0, side: .account) }
      self.attributes = attributes.map { names.attributes.place(of: $0) }
      self.streams = streams.map { names.streams.place(of: $0) }
      // What comes twice is what it is the second time.
      attributePlaces = names.attributes.map { Int32(attributes.lastIndex(of: $0) ?? -1) }
      streamPlaces = names.streams.map { Int32(streams.lastIndex(of: $0) ?? -1) }
      fingerprint = rules.fingerprint.value
    }
  }
}

extension Array where Element: Equatable {
  fileprivate func place(of element: Element) -> Int32 { Int32(firstIndex(of: element) ?? -1) }
}
