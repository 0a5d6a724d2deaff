import Foundation

/// Who a message is for, with what is known of them.
struct Recipient {
  let history: AccountHistory
  let profile: Profile
  /// Why the message may not go out to them any more; nil when it may.
  let refusal: String?

  init(_ message: OutboxMessage, _ person: Subject, _ history: AccountHistory, _ catalog: Catalog, at now: Date) {
    self.history = history
    profile = Profile(of: person, in: history, product: catalog.product)
    let rule = RuleID(message.rule)
    let occurrence = Occurrence(rule: rule, subject: person, due: message.due)
    let occasion = Occasion(.due(occurrence), for: person, at: history.present(now), in: history, catalog: catalog)
    refusal = catalog.rules.refusal(
      ofSending: message.content, by: rule, on: occasion, user: history.of(person), account: history.all)
  }
}
