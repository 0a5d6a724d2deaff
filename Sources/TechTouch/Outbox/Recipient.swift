import EventLog
import Foundation
import TriggerRules

/// Who a message is for, with what is known of them.
struct Recipient {
  let message: OutboxMessage
  let person: Subject
  let history: AccountHistory
  let profile: Profile

  init(of message: OutboxMessage, _ person: Subject, _ history: AccountHistory, product: Product) {
    self.message = message
    self.person = person
    self.history = history
    profile = Profile(of: person, in: history, product: product)
  }

  /// Why the message may not go out to them any more; nil when it may.
  func refusal(by catalog: Catalog, at now: Date) -> String? {
    let rule = RuleID(message.rule)
    let occurrence = Occurrence(rule: rule, subject: person, due: message.due)
    let occasion = Occasion(.due(occurrence), for: person, at: history.present(now), in: history, catalog: catalog)
    return catalog.rules.refusal(
      ofSending: message.content, by: rule, on: occasion, user: history.of(person), account: history.all)
  }
}
