public import Foundation
public import TechTouch

/// A product in a test: an engine over a store in memory, and a clock that moves only when it is told to.
///
/// Several users live in one product; each is a ``Journey``.
public final class VirtualProduct {
  /// The engine under test.
  public private(set) var engine: TouchEngine
  /// The present.
  public private(set) var now: Date

  /// Makes a product.
  /// - Parameters:
  ///   - start: The first instant, in ISO 8601 with a zone, such as `2026-04-01T09:00+09:00`.
  ///   - store: Where events are kept; nil for a store in memory.
  /// - Throws: ``JourneyError`` when `start` is no instant.
  public init(catalog: Catalog, start: String, store: (any EventStore)? = nil) throws {
    guard let now = Timestamp.date(from: start) else {
      throw JourneyError(message: "wanted a start such as \"2026-04-01T09:00+09:00\", found \"\(start)\"")
    }
    self.now = now
    engine = TouchEngine(catalog: catalog, store: store ?? MemoryEventStore())
  }

  /// Publishes a catalogue, as a deployment does: writes it to the log, and goes on with it.
  /// - Throws: ``PublicationError`` when users are in the middle of something that it no longer has.
  @discardableResult
  public func publish(_ catalog: Catalog) async throws -> Publication {
    let next = engine.replacingCatalog(with: catalog)
    let publication = try await next.publish(at: now)
    engine = next
    return publication
  }

  /// A user of the product.
  public func journey(of user: User) -> Journey {
    Journey(of: user, in: self)
  }

  /// Lets time pass, and then everything that has come due happen.
  /// - Throws: ``JourneyError`` for a span that is negative.
  public func advance(days: Int = 0, hours: Int = 0, minutes: Int = 0, seconds: Double = 0) async throws {
    let span = Double(days) * 86_400 + Double(hours) * 3_600 + Double(minutes) * 60 + seconds
    guard span >= 0 else { throw JourneyError(message: "time goes forward only; wanted a span of 0 or more") }
    now = now.addingTimeInterval(span)
    try await engine.sweep(until: now)
  }
}

/// A journey that cannot go on as it was told to.
public struct JourneyError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What was wanted and what was found.
  public var message: String

  public var description: String { message }
}
