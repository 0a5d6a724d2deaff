import Foundation
import TechTouch

/// A mail provider that knows its idempotency keys, and the mailer that the host runs from time to time.
struct MailRoom {
  /// What the provider has sent: once for each key.
  private(set) var sent: [String: ContentRef] = [:]
  /// How often each key was handed over.
  private(set) var handOvers: [String: Int] = [:]

  /// Takes what is pending, hands it over, and reports it.
  mutating func run(_ engine: TouchEngine, at now: Date) async throws {
    for message in try await engine.outbox.pending(at: now) {
      guard let mail = try await engine.outbox.mail(for: message, at: now, base: "https://app.example") else {
        continue
      }
      sent[mail.key] = message.content.unversioned
      handOvers[mail.key, default: 0] += 1
      try await engine.outbox.report(.sent, of: message, at: now)
    }
  }
}
