public import Foundation

extension TouchEngine {
  /// Says that an anonymous id is a known user: as a rule in the request that signs them in.
  ///
  /// From then on the user's history is that of both, so what was displayed to the anonymous id counts against caps, what
  /// it answered is answered, and what it did is done. The old id goes on as the known user wherever it is used again; an
  /// id made after log-out is a new one and inherits nothing.
  ///
  /// The call may be repeated, and identifications may come in any order: the history is the same. Should the server die
  /// in the middle, the next call, the next visit or the next sweep ends it.
  /// - Parameters:
  ///   - id: The anonymous id.
  ///   - account: The company of the anonymous id, where the host knew one.
  ///   - user: The known user; another anonymous user for two ids of one visitor.
  ///   - mergingKnownUsers: True to make two known users one. It cannot be undone.
  /// - Throws: `Refusal` with the code `notAllowed` when `id` is a known user's or was identified as one, and
  ///   `mergingKnownUsers` is false; `StoreError`, with the code `erased` and nothing changed when the user was erased.
  public func identify(
    anonymous id: UserID, of account: AccountID? = nil, as user: User, at now: Date, mergingKnownUsers: Bool = false
  ) async throws {
    let given = Subject(user: id, of: account)
    for _ in 0..<Appender.attempts {
      let stream = try await person(of: given, at: now)
      let person = try await person(of: user.subject, at: now)
      guard stream != person else { return try await asPerson(user, at: now) { try await welcome($0, at: now) } }
      // A stream that was closed for somebody who is not there would be nobody's for ever.
      try await store.refuseErased(person)
      let link = try await link(stream, person, given: given, to: user, isAsked: mergingKnownUsers)
      // What is recorded of an anonymous user says that the stream is one, and must come before anything else.
      if user.isAnonymous { try await asPerson(user, at: now) { try await record(attributesOf: $0, at: now) } }
      if try await close(link, at: now) {
        return try await asPerson(user, at: now) { try await welcome($0, at: now) }
      }
    }
    throw StoreError(.overloaded, "a stream changed \(Appender.attempts) times while it was being identified")
  }

  /// Whose stream it is now: the subject itself, unless it was identified as somebody.
  /// - Throws: `StoreError`.
  public func person(of subject: Subject, at now: Date) async throws -> Subject {
    var path = [subject]
    while let last = path.last {
      let history = try await reader.history(of: last)
      guard let closing = history.closing(of: last), let link = IdentityLink(closing.event) else { return last }
      guard !path.contains(link.person) else {
        throw StoreError(.invalid, "two streams were identified as one another, so neither is the person's own")
      }
      try await open(link, closedBy: closing, at: now)
      path.append(link.person)
    }
    return subject
  }

  /// Does something for a user, or for whom the user turned out to be.
  func asPerson<Result>(
    _ user: User, at now: Date, _ body: (User) async throws -> Result
  ) async throws -> Result {
    do {
      return try await body(user)
    } catch let moved as Moved where moved.stream == user.subject {
      return try await asPerson(user.recognised(as: try await person(of: moved.stream, at: now)), at: now, body)
    }
  }

  /// Which of the two streams is to be closed, and whose it is then.
  private func link(_ stream: Subject, _ person: Subject, given: Subject, to user: User, isAsked: Bool)
    async throws -> IdentityLink
  {
    let isKnown = try await reader.history(of: stream).isKnown(stream)
    guard !isKnown || isAsked else {
      let found = stream == given ? "is a known user" : "was identified as \(stream) before, who is a known user"
      throw Refusal(
        .notAllowed,
        "\(given) \(found); wanted an anonymous id to identify as \(person), or mergingKnownUsers for two known users "
          + "who are one person")
    }
    // Of two anonymous ids always the same one stays open, whichever is said to be the other.
    if user.isAnonymous, !isKnown, stream.precedes(person), try await !reader.history(of: person).isKnown(person) {
      return IdentityLink(person, is: stream)
    }
    return IdentityLink(stream, is: person)
  }

  /// Closes a stream, unless something came to it meanwhile.
  private func close(_ link: IdentityLink, at now: Date) async throws -> Bool {
    let history = try await reader.history(of: link.stream)
    guard history.closing(of: link.stream) == nil else { return false }
    let closing = link.closing(at: history.present(now))
    do {
      let version = history.of(link.stream).version(of: link.stream)
      _ = try await store.append([closing], to: link.stream, expecting: .exactly(version), at: now)
    } catch let error as StoreError where error.isConflict {
      return false
    }
    try await settle([closing], at: now)
    return true
  }

  /// Opens a closed stream to its person, where the server that closed it died before.
  private func open(_ link: IdentityLink, closedBy closing: RecordedEvent, at now: Date) async throws {
    let history = try await reader.history(of: link.person)
    guard history.event(link.openingID, of: link.person) == nil else { return }
    try await settle([closing.event], at: now)
  }

  /// Writes what the host says of a user once more: it counts more than what an anonymous session said.
  private func welcome(_ user: User, at now: Date) async throws {
    try await record(attributesOf: user, at: now)
  }
}

extension User {
  /// The person whom the user turned out to be. What the host says of the old id is not said of them.
  func recognised(as person: Subject) -> User {
    var user = User(id: person.user ?? id, account: person.account, roles: roles)
    user.isRecognised = true
    return user
  }
}
