import EventLog
import Foundation

extension RuleDocument {
  /// The same for equal documents, in every process and on every machine: a hash of the JSON with sorted keys.
  var stableHash: StableHash {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    var hash = StableHash()
    if let data = try? encoder.encode(self) {
      for byte in data { hash.combine(byte) }
    }
    return hash
  }
}
