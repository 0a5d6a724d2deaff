import Foundation
import TechTouch

extension Invariant {
  /// No display and no message passes a cap that its rule keeps to.
  ///
  /// Counted from the log alone, and not with the arithmetic of the decision: what is displayed under a rule, with all
  /// that was displayed or sent in the window before it, weighs no more than the limit.
  public static let noCapIsPassed = Invariant("no cap is passed") { log in
    CapAccount(log).violation()
  }
}

/// What weighs on the caps of one user, in the order of the log.
private struct CapAccount {
  /// Something that asked for attention.
  struct Claim {
    var content: ContentRef
    var time: Date
    var subject: Subject
    var rule: RuleID?
    /// When its place was given to it.
    var granted: Date
    var isLate: Bool
    /// Given to a stranger, of whom nothing else was known.
    var isStrangers: Bool

    init(_ content: ContentRef, _ event: Event, by rule: RuleID?, granted: Date?, isLate: Bool, isStrangers: Bool) {
      self.content = content
      self.rule = rule
      self.isLate = isLate
      self.isStrangers = isStrangers
      time = event.time
      subject = event.subject
      self.granted = granted ?? event.time
    }
  }

  let log: UserLog
  private var claims: [Claim] = []

  init(_ log: UserLog) {
    self.log = log
    var grants: [String: Event] = [:]
    var shown: Set<String> = []
    for recorded in log.account {
      let event = recorded.event
      guard let content = event.content else { continue }
      func key(_ id: String) -> String { "\(event.subject) \(id)" }
      switch event.name {
      case .granted:
        grants[key(event.id.rawValue)] = event
      case .displayed:
        let cause = event.properties[.cause]?.string
        if let cause, !shown.insert(key(cause)).inserted { continue }
        let grant = cause.flatMap { grants[key($0)] }
        claims.append(
          Claim(
            content, event, by: grant?.rule, granted: grant?.time, isLate: event.properties[.late] == true,
            isStrangers: recorded.isStrangers))
      case .queued:
        claims.append(
          Claim(content, event, by: event.rule, granted: nil, isLate: false, isStrangers: recorded.isStrangers))
      default: continue
      }
    }
  }

  func violation() -> String? {
    let document = log.catalog.rules.document
    let rules = Dictionary(document.rules.map { ($0.id, document.caps(of: $0)) }) { first, _ in first }
    for (index, claim) in claims.enumerated() where claim.subject == log.subject && !claim.isLate && !claim.isStrangers
    {
      for cap in claim.rule.flatMap({ rules[$0] }) ?? [] where cap.weight(of: claim.content) > 0 {
        let counted = claims[...index].filter { counts($0, at: claim, cap) }
        let total = counted.reduce(0) { $0 + cap.weight(of: $1.content) }
        guard total > cap.limit else { continue }
        let list = counted.map { "\($0.content.unversioned) at \(Timestamp.text(of: $0.time))" }
        return "cap \"\(cap.id)\" allows \(cap.limit) in \(cap.window), found \(total): "
          + list.joined(separator: ", ")
      }
    }
    return nil
  }

  private func counts(_ other: Claim, at claim: Claim, _ cap: Cap) -> Bool {
    guard cap.weight(of: other.content) > 0, other.time <= claim.time else { return false }
    // Nobody could know of a display that was confirmed after its lease, when the place was given to another.
    if other.isLate, other.time > claim.granted { return false }
    if cap.scope != .account, other.subject != log.subject { return false }
    if cap.scope == .object, !other.content.isSameContent(as: claim.content) { return false }
    let zones = zones(at: claim.time)
    let clock = (cap.scope == .account ? zones.shared() : zones.resolved()).clock
    return cap.window.end(of: other.time, by: clock).map { claim.time < $0 } ?? true
  }

  /// The zones that were known at an instant.
  private func zones(at date: Date) -> Zones {
    func zone(of subject: Subject?) -> String? {
      log.account.last {
        $0.event.subject == subject && $0.event.name == .attributesChanged && $0.event.time <= date
          && $0.event.properties["timeZone"] != nil
      }?.event.properties["timeZone"]?.string
    }
    return Zones(
      user: zone(of: log.subject), account: log.subject.ofAccount.flatMap { zone(of: $0) },
      product: log.catalog.product.timeZone)
  }
}

extension Event {
  fileprivate var rule: RuleID? { properties[.rule]?.string.map { RuleID($0) } }
}
