import Synchronization

/// The people whose pages were asked for last, with what the host said of them then.
final class Acquaintances: Sendable {
  private let people: Mutex<Generations<Subject, Entry>>

  private struct Entry: Sendable {
    var acquaintance: Acquaintance
    /// Of whom the log was found to hold all that the host says.
    var user: User
  }

  init(capacity: Int) {
    people = Mutex(Generations(capacity: capacity))
  }

  /// What is known of a user; nil when the log does not hold all that the host says of them.
  func acquaintance(with user: User, in history: AccountHistory, _ catalog: Catalog) -> Acquaintance? {
    let subject = user.subject
    let held = people.withLock { $0.value(of: subject) }
    let isCurrent = held?.acquaintance.holds(for: subject, in: history, catalog) ?? false
    if isCurrent, let held, held.user == user { return held.acquaintance }
    guard user.isKnown(in: history) else { return nil }
    let current = isCurrent ? held?.acquaintance : nil
    let entry = Entry(acquaintance: current ?? Acquaintance(of: subject, in: history, catalog), user: user)
    people.withLock { $0.set(subject, to: entry) }
    return entry.acquaintance
  }

  /// Forgets a person.
  func forget(_ subject: Subject) {
    people.withLock { $0.remove(subject) }
  }
}
