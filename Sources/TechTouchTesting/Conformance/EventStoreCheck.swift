public import EventLog

/// One promise of `EventStore`, as a value that can be tried on any store.
///
/// Whoever writes a store adds one test:
///
/// ```swift
/// @Test(arguments: EventStoreCheck.allCases)
/// func keepsThePromise(check: EventStoreCheck) async throws {
///   try await check.run { try MyStore(…) }
/// }
/// ```
///
/// A broken promise is thrown as a ``CheckFailure``, so the kit works from any test framework.
public struct EventStoreCheck: Sendable, Identifiable {
  /// The promise in a few words; unique among all checks.
  public let id: String
  private let body: @Sendable (any EventStore) async throws -> Void

  init(_ id: String, body: @escaping @Sendable (any EventStore) async throws -> Void) {
    self.id = id
    self.body = body
  }

  /// Tries the promise on a store.
  /// - Parameter makeStore: Makes an empty store of its own for this check.
  /// - Throws: ``CheckFailure`` when the promise is broken, else what the store itself threw.
  public func run(_ makeStore: () async throws -> any EventStore) async throws {
    let store = try await makeStore()
    do {
      try await body(store)
    } catch let failure as Expectation {
      throw CheckFailure(check: id, message: failure.message)
    }
  }
}

extension EventStoreCheck: CaseIterable {
  /// Every promise that a store can be held to from outside.
  public static let allCases: [EventStoreCheck] =
    streamChecks + idempotencyChecks + identityChecks + propertyChecks + limitChecks + raceChecks + feedChecks
    + erasureChecks + modelChecks
}

extension EventStoreCheck: Hashable, CustomStringConvertible {
  public static func == (lhs: EventStoreCheck, rhs: EventStoreCheck) -> Bool { lhs.id == rhs.id }

  public func hash(into hasher: inout Hasher) { hasher.combine(id) }

  public var description: String { id }
}
