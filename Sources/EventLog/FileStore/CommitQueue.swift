import Foundation

/// What waits for the writer: a bounded queue as a value.
struct CommitQueue: Sendable {
  /// One call that changes the store.
  enum Request: Sendable {
    case append(AppendRequest)
    case erase(Subject, CheckedContinuation<Void, any Error>)
    case close(CheckedContinuation<Void, Never>)
  }

  /// An append, validated.
  struct AppendRequest: Sendable {
    var events: [Event]
    var subject: Subject
    var expecting: ExpectedVersion
    var recordedAt: Date
    var continuation: CheckedContinuation<AppendReceipt, any Error>
  }

  private var requests: [Request] = []
  private var events = 0
  private var bytes = 0
  private let maximumEvents: Int
  private let maximumBytes: Int

  init(maximumEvents: Int, maximumBytes: Int) {
    self.maximumEvents = maximumEvents
    self.maximumBytes = maximumBytes
  }

  /// Adds an append if there is room; an empty queue has room for any.
  mutating func add(_ request: AppendRequest) -> Bool {
    let size = request.events.reduce(0) { $0 + $1.storedBytes }
    let fits = events + request.events.count <= maximumEvents && bytes + size <= maximumBytes
    guard fits || events == 0 else { return false }
    requests.append(.append(request))
    events += request.events.count
    bytes += size
    return true
  }

  /// Adds a request that carries no events.
  mutating func add(_ request: Request) {
    requests.append(request)
  }

  /// Takes everything that waits.
  mutating func takeAll() -> [Request] {
    defer {
      requests = []
      events = 0
      bytes = 0
    }
    return requests
  }
}
