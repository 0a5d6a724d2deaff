public import EventLog

extension Traits {
  /// The attributes and events of which a host has the values, in the order in which it has them.
  public struct Row: Sendable {
    /// The slot of each, -1 for what no rule asks for.
    let attributes: [Int32]
    let streams: [Int32]
    let fingerprint: UInt64

    /// Looks them up in a rule set, once for all users.
    public init(
      attributes: [AttributeKey], events: [EventName] = [], accountEvents: [EventName] = [], of rules: RuleSet
    ) {
      let sieve = rules.compiled.index.pages
      self.attributes = attributes.map { key in
        Int32(sieve.names.attributes.firstIndex(of: key) ?? -1)
      }
      let streams =
        events.map { ColumnKey.Stream(name: $0, side: .user) }
        + accountEvents.map { ColumnKey.Stream(name: $0, side: .account) }
      self.streams = streams.map { stream in Int32(sieve.names.streams.firstIndex(of: stream) ?? -1) }
      fingerprint = rules.fingerprint.value
    }
  }
}
