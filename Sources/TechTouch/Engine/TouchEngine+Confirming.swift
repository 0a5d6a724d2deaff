import Foundation

extension TouchEngine {
  /// The action that confirms a display; its nonce is the grant's.
  static let confirmation = "displayed"

  /// Records that a grant was displayed; what comes after its lease has ended is the truth too, and is marked as late.
  func confirm(_ submission: Submission, by actor: Subject, at now: Date) async throws -> Received {
    let catalog = try await current()
    let events = try await appender.append(to: actor, at: now) { history in
      let own = history.of(actor)
      guard let display = GrantDisplay(of: submission.nonce, in: own),
        display.grant.content?.isSameContent(as: submission.content) ?? false
      else {
        throw Refusal(
          .outOfOrder, "\"\(submission.content.unversioned)\" was not granted to this user under this nonce")
      }
      let preference = Profile(of: actor, in: history, product: catalog.product).preference
      let events = display.events(at: history.present(now), in: display.language(for: preference, catalog: catalog))
      return (events, events)
    }
    try await settle(events.filter(reactions.mayFollow), catalog, at: now)
    return Received(
      outcome: events.isEmpty ? .duplicate : .stored, location: submission.page.path, leavesPage: false)
  }
}
