public import Foundation
public import TechTouch

/// A product in a test: an engine over a store in memory, and a clock that moves only when it is told to.
///
/// Several users live in one product; each is a ``Journey``.
public final class VirtualProduct {
  /// The engine under test; with several servers, that of the first.
  public var engine: TouchEngine { engines[0] }
  /// The present.
  public private(set) var now: Date
  /// The first instant.
  public let start: Date

  /// The catalogues it has had so far.
  private(set) var catalogs: [Catalog]
  private var engines: [TouchEngine]
  private var turn = 0

  /// Makes a product.
  /// - Parameters:
  ///   - start: The first instant, in ISO 8601 with a zone, such as `2026-04-01T09:00+09:00`.
  ///   - store: Where events are kept; nil for a store in memory.
  ///   - servers: How many engines share the store; they take turns with the requests.
  /// - Throws: ``JourneyError`` when `start` is no instant.
  public init(
    catalog: Catalog, start: String, store: (any EventStore)? = nil, servers: Int = 1, file: StaticString = #filePath,
    line: UInt = #line
  ) throws {
    let store = store ?? MemoryEventStore()
    now = try Self.instant(start, file: file, line: line)
    self.start = now
    catalogs = [catalog]
    engines = (0..<max(1, servers)).map { _ in TouchEngine(catalog: catalog, store: store) }
  }

  /// Publishes a catalogue, as a deployment does: writes it to the log, and goes on with it on every server.
  /// - Throws: `PublicationError` when users are in the middle of something that it no longer has.
  @discardableResult
  public func publish(_ catalog: Catalog) async throws -> Publication {
    let next = engine.replacingCatalog(with: catalog)
    let publication = try await next.publish(at: now)
    engines = engines.map { $0.replacingCatalog(with: catalog) }
    catalogs.append(catalog)
    return publication
  }

  /// A user of the product.
  public func journey(of user: User) -> Journey {
    Journey(of: user, in: self)
  }

  /// Lets time pass, and then everything that has come due happen.
  /// - Throws: ``JourneyError`` for a span that is negative.
  public func advance(
    days: Int = 0, hours: Int = 0, minutes: Int = 0, seconds: Double = 0, file: StaticString = #filePath,
    line: UInt = #line
  ) async throws {
    let span = Double(days) * 86_400 + Double(hours) * 3_600 + Double(minutes) * 60 + seconds
    try await advance(to: now.addingTimeInterval(span), file: file, line: line)
  }

  /// Lets time pass until an instant, and then everything that has come due happen.
  /// - Parameter instant: In ISO 8601 with a zone, such as `2026-04-04T09:00+09:00`.
  /// - Throws: ``JourneyError`` when it is no instant, or is past.
  public func advance(to instant: String, file: StaticString = #filePath, line: UInt = #line) async throws {
    try await advance(to: Self.instant(instant, file: file, line: line), file: file, line: line)
  }

  func advance(to date: Date, file: StaticString = #filePath, line: UInt = #line) async throws {
    guard date >= now else {
      throw JourneyError(
        "time goes forward only; it is \(Timestamp.text(of: now)), and \(Timestamp.text(of: date)) is past",
        file: file, line: line)
    }
    now = date
    try await server.sweep(until: now)
  }

  /// Lets time pass without anything that has come due.
  func pass(to date: Date) {
    now = max(now, date)
  }

  /// The server that takes the next request.
  var server: TouchEngine {
    turn += 1
    return engines[turn % engines.count]
  }

  private static func instant(_ text: String, file: StaticString, line: UInt) throws -> Date {
    guard let date = Timestamp.date(from: text) else {
      throw JourneyError(
        "wanted an instant such as \"2026-04-01T09:00+09:00\", found \"\(text)\"", file: file, line: line)
    }
    return date
  }
}
