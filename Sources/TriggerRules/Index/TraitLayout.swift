import EventLog

/// Where the traits that a rule set asks for stand; shared by all users, so that one more costs no more than itself.
final class TraitLayout: Sendable {
  /// The slot of each attribute.
  let attributes: [AttributeKey: Int]
  /// The slot of each stream.
  let streams: [ColumnKey.Stream: Int]
  /// Where the times of each stream begin, and where the last ones end.
  let starts: [Int]
  /// The fingerprint of the rule set.
  let fingerprint: UInt64

  init(_ rules: RuleSet) {
    let sieve = rules.index.pages
    attributes = Dictionary(uniqueKeysWithValues: sieve.attributes.enumerated().map { ($1, $0) })
    streams = Dictionary(uniqueKeysWithValues: sieve.streams.enumerated().map { ($1, $0) })
    var starts = [0]
    for depth in sieve.depths { starts.append(starts[starts.count - 1] + min(depth, Self.mostCounted)) }
    self.starts = starts
    fingerprint = rules.fingerprint.value
  }

  /// Where counting ends: a condition that asks for more events of one name than these never holds for traits.
  private static let mostCounted = 4_096
}
