extension AccountHistory {
  /// True for the stream of somebody who has signed in, as far as the log can tell.
  ///
  /// The stream of an anonymous id begins with saying so. One that holds only what the host recorded says neither; it
  /// counts as a known user's when it belongs to a company.
  func isKnown(_ subject: Subject) -> Bool {
    let telling = raw(subject).map(\.event).filter(\.saysWho)
    guard let first = telling.first else { return subject.account != nil }
    return first.properties[.isAnonymous] != true || telling.contains { $0.properties[.isAnonymous] == false }
  }
}

extension Event {
  /// True for what is written only for a user whom the host has named.
  fileprivate var saysWho: Bool {
    name == .attributesChanged || name == .displayed || name == .identified
  }
}
