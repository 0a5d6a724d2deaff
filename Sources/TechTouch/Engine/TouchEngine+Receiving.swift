public import Foundation

extension TouchEngine {
  /// Takes what a user did with a touch.
  ///
  /// The nonce of the form is the id of the event, so the same form counts once however often and from however many
  /// tabs it comes.
  ///
  /// The action `displayed` confirms a display: its nonce is the one that ``Touches/grants`` gave, and its content may
  /// have been replaced since.
  /// - Parameter user: The acting user, from the host's session. Only a user with one of the product's roles may act
  ///   for another account than their own.
  /// - Throws: `Refusal`, or `SurveyRefusal` for answers, when it changes nothing; `StoreError`.
  public func receive(_ submission: Submission, from user: User, at now: Date) async throws -> Received {
    try await asPerson(user, at: now) { try await take(submission, from: $0, at: now) }
  }

  private func take(_ submission: Submission, from user: User, at now: Date) async throws -> Received {
    let actor = try acting(user, for: submission.account)
    if submission.action == Self.confirmation { return try await confirm(submission, by: actor, at: now) }
    let catalog = try await current()
    guard let content = catalog.sent(submission.content) else {
      throw Refusal(.unknownContent, "there is no published content \"\(submission.content.unversioned)\"")
    }
    let reception = try await appender.append(to: actor, at: now) { history in
      let reception = try Reception(
        submission, on: content, by: actor, roles: user.roles, history: history, catalog: catalog,
        at: history.present(now))
      return (reception, reception.events)
    }
    if actor != user.subject {
      // Colleagues of the customer see who gave the second check.
      var attributes = user.attributes.filter { $0.key == "name" }
      attributes[.isStaff] = true
      try await record(own: attributes, of: actor, at: now)
    }
    let done = reception.earlierEvent.map { [$0] } ?? reception.events
    try await settle(done, catalog, at: now)
    try await pause(after: done, catalog, at: now)
    return Received(
      outcome: reception.events.isEmpty ? .duplicate : .stored, location: reception.location,
      leavesPage: reception.leavesPage)
  }

  /// Who acts, and in which account.
  func acting(_ user: User, for account: AccountID?) throws(Refusal) -> Subject {
    guard let account, account != user.account else { return user.subject }
    guard !user.roles.isDisjoint(with: catalog.product.roles) else {
      throw Refusal(.notAllowed, "only staff with a role of the product may act for another account")
    }
    return Subject(user: user.id, of: account)
  }
}
