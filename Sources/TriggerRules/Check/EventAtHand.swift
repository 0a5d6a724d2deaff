import EventLog

/// The event whose properties a condition may ask for.
enum EventAtHand: Hashable {
  /// There is none.
  case none
  /// There may be one, and any: in a segment, that of the rule that names it.
  case some
  /// One of this name, about this content where that is known.
  case named(EventName, ContentRef?)
}

/// A property of the events of one name, about one piece of content where that is known.
struct PropertyOfEvent: Hashable {
  var event: EventName
  var content: ContentRef?
  var name: PropertyName
}
