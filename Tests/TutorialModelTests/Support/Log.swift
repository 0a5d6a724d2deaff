import EventLog
import Foundation
import TouchContent

@testable import TutorialModel

/// A log in memory: what a test appends to and folds from.
struct Log {
  private(set) var history = History()
  private var versions: [Subject: Int] = [:]

  /// Appends events, each recorded when it happened.
  mutating func append(_ events: [Event]) {
    for event in events {
      let version = versions[event.subject, default: 0] + 1
      versions[event.subject] = version
      history.append(
        RecordedEvent(
          event: event, version: version, position: Position(Int64(history.events.count + 1)), recordedAt: event.time))
    }
  }

  var names: [EventName] { history.events.map(\.event.name) }
}

extension Subject {
  static let sato = Subject(user: "sato", of: "aoba")
  static let suzuki = Subject(user: "suzuki", of: "aoba")
  static let miller = Subject(user: "miller", of: "northwind")
}

extension Date {
  /// Seconds after 2026-04-01T09:00+09:00.
  static func at(_ seconds: Double) -> Date { Date(timeIntervalSince1970: 1_775_001_600 + seconds) }
}

extension LanguagePreference {
  static let japanese = LanguagePreference(["ja"], source: "ja")
  static let english = LanguagePreference(["en"], source: "ja")
}
