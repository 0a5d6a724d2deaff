import EventLog

// What the leaves of a condition ask, one small value each.

/// How often something happened.
struct EventCount: Hashable, Sendable {
  var name: EventName
  var filter: Condition?
  var least: Int
  var most: Int?
  var span: Span?
  var side: Side

  /// True when it asks that something never happened, which has a short form.
  var isNever: Bool { least == 0 && most == 0 && filter == nil }
}

/// Whether things happened one after the other.
struct EventSequence: Hashable, Sendable {
  var names: [EventName]
  var span: Span?
  var side: Side
}

/// What a piece of content has been through.
struct ContentQuestion: Hashable, Sendable {
  var content: ContentRef
  var state: ContentState
  var item: ItemID?
  var span: Span?
}

/// What was answered in a survey.
struct ScoreQuestion: Hashable, Sendable {
  enum Test: Hashable, Sendable {
    case last(Comparison)
    case fellBy(Int)
  }

  var survey: ContentRef
  var test: Test
}

/// How many local days ago something first happened.
struct LifecycleDay: Hashable, Sendable {
  var anchor: EventName
  var least: Int?
  var most: Int?
}
