import EventLog

/// What a check found wrong; the check's name is added where it runs.
struct Expectation: Error {
  var message: String
}

/// Fails with the sentence unless the condition holds.
func expect(_ condition: Bool, _ sentence: @autoclosure () -> String) throws {
  guard condition else { throw Expectation(message: sentence()) }
}

/// Fails unless what was found is what was wanted.
func expect<T: Equatable>(_ what: String, is wanted: T, _ found: T) throws {
  guard wanted == found else { throw Expectation(message: "\(what): wanted \(wanted), found \(found)") }
}

/// Fails unless the call is refused with an error of that kind, which is returned.
@discardableResult
func expectRefusal<T>(
  _ what: String, _ kind: String, matching: (StoreError.Code) -> Bool, _ call: () async throws -> T
) async throws -> StoreError {
  do {
    _ = try await call()
  } catch let error as StoreError {
    guard matching(error.code) else {
      throw Expectation(message: "\(what): wanted a refusal as \(kind), found \(error.code)")
    }
    return error
  } catch {
    throw Expectation(message: "\(what): wanted a StoreError of the kind \(kind), found \(type(of: error))")
  }
  throw Expectation(message: "\(what): wanted a refusal as \(kind), and the call succeeded")
}

/// Fails unless the call conflicts, and the error tells both versions.
func expectConflict<T>(_ what: String, expected: Int, actual: Int, _ call: () async throws -> T) async throws {
  try await expectRefusal(
    what, "conflict(expected: \(expected), actual: \(actual))",
    matching: { $0 == .conflict(expected: expected, actual: actual) }, call)
}
