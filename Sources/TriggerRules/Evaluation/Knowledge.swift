package import EventLog

/// What a decision is made from: what is known of the user and of the company, with what was folded from it as it grew.
///
/// Folds only save time; without them the same is read from the histories.
package struct Knowledge: Sendable {
  /// The user's own events.
  package var user: History
  /// The company's events: its facts, and what its users did.
  package var account: History
  /// What is folded of the user's events.
  package var userTouches: TouchFold?
  /// What asked for the attention of the company's users.
  package var accountDisplays: DisplayLedger?

  package init(
    user: History, account: History = History(), userTouches: TouchFold? = nil, accountDisplays: DisplayLedger? = nil
  ) {
    self.user = user
    self.account = account
    self.userTouches = userTouches
    self.accountDisplays = accountDisplays
  }
}
