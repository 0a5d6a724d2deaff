import Synchronization

/// The people whose pages were asked for last, with what the host said of them then.
final class Acquaintances: Sendable {
  private let people: Mutex<Generations<Subject, Entry>>

  /// An object, so that it is handed out without copying it.
  private final class Entry: Sendable {
    let acquaintance: Acquaintance
    /// Of whom the log was found to hold all that the host says.
    let user: User

    init(_ acquaintance: Acquaintance, _ user: User) {
      self.acquaintance = acquaintance
      self.user = user
    }

    func isOf(_ user: User) -> Bool { self.user == user }
  }

  init(capacity: Int) {
    people = Mutex(Generations(capacity: capacity))
  }

  /// What is known of a user; nil when the log does not hold all that the host says of them.
  func acquaintance(with user: User, in history: AccountHistory, _ catalog: Catalog) -> Acquaintance? {
    let subject = user.subject
    let held = people.withLock { $0.value(of: subject) }
    let isSame = held?.isOf(user) ?? false
    let current = held.flatMap { $0.acquaintance.holds(in: history, catalog) ? $0.acquaintance : nil }
    if isSame, let current { return current }
    let acquaintance = current ?? Acquaintance(of: subject, in: history, catalog)
    // The log was found to hold what the host says, and nothing of that was changed since.
    let isStillKnown = isSame && held?.acquaintance.profile.hasAttributes(of: acquaintance.profile) ?? false
    guard isStillKnown || user.isKnown(in: history) else { return nil }
    keep(acquaintance, of: user)
    return acquaintance
  }

  /// Keeps what was made of the history of a user, if that holds all that the host says of them.
  func keep(_ acquaintance: Acquaintance, of user: User, in history: AccountHistory) {
    if user.isKnown(in: history) { keep(acquaintance, of: user) }
  }

  private func keep(_ acquaintance: Acquaintance, of user: User) {
    people.withLock { $0.set(user.subject, to: Entry(acquaintance, user)) }
  }

  /// Forgets a person.
  func forget(_ subject: Subject) {
    people.withLock { $0.remove(subject) }
  }
}
