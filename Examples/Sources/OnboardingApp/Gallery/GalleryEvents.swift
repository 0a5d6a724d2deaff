import TechTouch

/// Makes the histories of the gallery: what a company does to get the items of a checklist done.
struct GalleryEvents {
  private let checklist: Checklist
  private var version = 0

  init(_ checklist: Checklist) {
    self.checklist = checklist
  }

  /// What gets items done but for a second check.
  mutating func doing(_ items: some Sequence<Checklist.Item>) -> [RecordedEvent] {
    items.flatMap { item in
      item.done.map { key in
        version += 1
        if case .event(let name, _, _) = key { return Self.event(version, name) }
        return Self.event(version, .ticked, checklist.ref, item: item.id)
      }
    }
  }

  /// What gets items done.
  mutating func done(_ items: some Sequence<Checklist.Item>) -> [RecordedEvent] {
    items.flatMap { item in
      var events = doing([item])
      if let role = item.verifiedBy {
        version += 1
        events.append(
          Self.event(version, .verified, checklist.ref, item: item.id, [.role: .string(role)], by: "cs-takahashi"))
      }
      return events
    }
  }

  static func shown(_ content: ContentRef) -> RecordedEvent {
    event(1, .displayed, content)
  }

  static func event(
    _ version: Int, _ name: EventName, _ content: ContentRef? = nil, item: ItemID? = nil,
    _ properties: [PropertyName: Value] = [:], by user: UserID = "gallery"
  ) -> RecordedEvent {
    RecordedEvent(
      event: Event(
        id: EventID("gallery-\(version)"), name: name, subject: Subject(user: user, of: "gallery"),
        time: GalleryExhibit.now, content: content, item: item, properties: properties),
      version: version, position: Position(Int64(version)), recordedAt: GalleryExhibit.now)
  }
}
