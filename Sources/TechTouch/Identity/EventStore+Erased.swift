extension EventStore {
  /// Throws `StoreError` with the code `erased` for a subject that was erased: what is held in memory does not say so
  /// where another server did it.
  func refuseErased(_ subject: Subject) async throws {
    _ = try await read(.stream(subject), after: nil, limit: 1)
  }

  /// Does something that somebody else has brought about, or time; nothing of it for whoever was erased.
  func unlessErased<Result>(_ none: Result, _ body: () async throws -> Result) async throws -> Result {
    do {
      return try await body()
    } catch let error as StoreError where error.code == .erased {
      return none
    }
  }
}
