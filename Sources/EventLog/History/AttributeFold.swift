import Foundation

/// The attributes of one subject after its last change.
struct AttributeFold: Sendable {
  private(set) var values: [PropertyName: Value] = [:]
  /// When that change happened.
  private(set) var latest = Date.distantPast

  /// Takes the next change, not earlier than those before it.
  mutating func apply(_ event: Event) {
    values.merge(event.properties) { _, new in new }
    latest = event.time
  }
}
