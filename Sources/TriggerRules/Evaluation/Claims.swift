package import EventLog
package import Foundation

extension Subject {
  /// How claims name a user: by a hash, because they lie in the company's stream, which outlives the user's erasure.
  package var claimant: String {
    var hash = StableHash()
    hash.combine(account?.rawValue ?? "")
    hash.combine(user?.rawValue ?? "")
    return hash.text
  }
}

extension History {
  /// The claims that no grant and no message has used, in the order they were made.
  package func unusedClaims(at now: Date) -> [Event] {
    let claims = events(named: .claimed).map(\.event).filter { $0.subject.user == nil && $0.time <= now }
    guard !claims.isEmpty else { return [] }
    let used = Set(
      [.granted, .queued].flatMap { events(named: $0) }.compactMap { $0.event.properties[.claim]?.string })
    return claims.filter { !used.contains($0.id.rawValue) }
  }

  /// The claims that hold a place.
  func openClaims(at now: Date) -> [DisplayLedger.Entry] {
    unusedClaims(at: now).compactMap { claim in
      let end = claim.time.addingTimeInterval(claim.properties[.lease]?.number ?? 0)
      guard let content = claim.content, now < end else { return nil }
      return DisplayLedger.Entry(
        content: content, time: claim.time, leaseEnd: end, claimant: claim.properties[.claimant]?.string)
    }
  }
}
