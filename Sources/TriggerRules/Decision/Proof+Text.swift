import EventLog
import Foundation

// The proof as a support person reads it.

extension Proof: CustomStringConvertible {
  /// The proof as plain text.
  public var description: String { lines.joined(separator: "\n") }

  /// The proof line by line: first what was used in place of something better, then each rule whose occasion it was,
  /// then in one line those whose occasion it was not.
  public var lines: [String] {
    let clock = TimeZone(named: zone).map { ZonedClock($0).text(of: now) } ?? Timestamp.text(of: now)
    var lines = ["decided for \(clock), the local time of \(zone)"]
    lines += fallbacks.map { "note: \($0)" }
    let candidates = candidates
    lines += candidates.filter { $0.outcome != .notTriggered }.flatMap(\.lines)
    let others = candidates.filter { $0.outcome == .notTriggered }.map(\.rule.rawValue)
    if !others.isEmpty { lines.append("not for this occasion: " + others.joined(separator: ", ")) }
    return lines
  }
}

extension Proof.Candidate {
  /// The gate that decided: the first that did not hold, or the last one.
  public var decisive: Proof.Gate? {
    gates.first { $0.verdict == .unmatched } ?? gates.first { $0.verdict == .unknown } ?? gates.last
  }

  /// The rule in one sentence, then its gates.
  public var lines: [String] {
    let reason = decisive.map { ": \($0.summary)" } ?? ""
    return ["\(rule) (\(action), priority \(priority)) \(outcome.inWords)\(reason)"]
      + gates.flatMap { gate in
        ["  \(gate.verdict.mark) \(gate.label)\(gate.detail)"]
          + gate.readings.map { "      \($0.verdict.mark) \($0.description)" }
      }
  }
}

extension Proof.Gate {
  /// What the line begins with; a cap names itself.
  fileprivate var label: String { name == .cap ? "" : "\(name.inWords): " }

  /// Why the gate came out as it did: the values that made it so, or else its detail.
  public var summary: String {
    let telling = readings.filter { $0.verdict == verdict }
    return verdict == .matched || telling.isEmpty ? detail : telling.map(\.description).joined(separator: "; ")
  }
}

extension Proof.Reading: CustomStringConvertible {
  /// Such as `unknown: account.plan is missing` or `unmatched: plan equals "pro" (found "free")`.
  public var description: String {
    verdict == .unknown && found == "missing"
      ? "unknown: \(name) is missing" : "\(verdict): \(question) (found \(found))"
  }
}

extension Verdict {
  fileprivate var mark: String {
    switch self {
    case .matched: "✓"
    case .unmatched: "✗"
    case .unknown: "?"
    }
  }
}

extension Proof.Outcome {
  fileprivate var inWords: String {
    switch self {
    case .chosen: "is chosen"
    case .continued: "goes on"
    case .deferred: "waits"
    case .refused: "is refused"
    case .unknown: "is held back"
    case .notTriggered: "is not for this occasion"
    }
  }
}

extension Proof.Name {
  fileprivate var inWords: String {
    switch self {
    case .lifeCycle: "life cycle"
    case .slot: "place"
    default: rawValue
    }
  }
}
