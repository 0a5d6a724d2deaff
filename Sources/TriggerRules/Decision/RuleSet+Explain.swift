public import EventLog
public import Foundation

extension RuleSet {
  /// Answers why a user did, or did not, see something at a past instant: the same decision with what was known then.
  ///
  /// - Parameters:
  ///   - occasion: The occasion, with the past instant as its `now`.
  ///   - known: The instant whose knowledge counts. With the same past instant the answer is the one that was given;
  ///     with a later one it is the answer that would have been right, had late events been known in time.
  public func explain(_ occasion: Occasion, user: History, account: History = History(), known: Date) -> Decision {
    decide(
      occasion, user: user.asOf(event: occasion.now, known: known),
      account: account.asOf(event: occasion.now, known: known), explaining: true)
  }
}
