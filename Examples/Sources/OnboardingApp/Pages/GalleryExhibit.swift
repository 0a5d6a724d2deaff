import Foundation
import TechTouch

/// One widget in one state: content and a history that leads there.
struct GalleryExhibit: Sendable {
  /// What it is called in addresses: `guide/first-campaign/create`.
  var name: String
  var content: Content
  /// The page it is on.
  var page: String
  var history: History
  /// Set for the form that was sent with nothing in it.
  var showsErrors = false
  /// Set for the list as the customer-success team sees it.
  var isForStaff = false

  static let subject = Subject(user: "gallery", of: "gallery")
  static let now = Date(timeIntervalSince1970: 1_767_225_600)

  /// Every widget of the catalogue in every state.
  static func all(of catalog: Catalog) -> [GalleryExhibit] {
    catalog.all.flatMap { content -> [GalleryExhibit] in
      switch content {
      case .guide(let guide): steps(of: guide)
      case .popup, .banner: [plain(content, on: "/")]
      case .tooltip(let tooltip): [plain(content, on: tooltip.page.isOnePage ? tooltip.page.source : "/reports")]
      case .checklist(let checklist): states(of: checklist)
      case .survey(let survey): states(of: survey)
      case .message, .programme: []
      }
    }
  }

  private static func plain(_ content: Content, on page: String) -> GalleryExhibit {
    GalleryExhibit(
      name: content.ref.unversioned.description, content: content, page: page, history: History([shown(content.ref)]))
  }

  private static func steps(of guide: Guide) -> [GalleryExhibit] {
    guide.steps.map { step in
      let started = event(1, .started, guide.ref, item: step.id)
      return GalleryExhibit(
        name: "\(guide.ref.unversioned)/\(step.id)", content: .guide(guide),
        page: String((step.address ?? "/").prefix { $0 != "#" }), history: History([started]))
    }
  }

  private static func states(of checklist: Checklist) -> [GalleryExhibit] {
    let firstLevel = checklist.levels.first?.sections.flatMap(\.items) ?? []
    var version = 0
    /// What a company does to get an item done, without the second check.
    func doing(_ item: Checklist.Item) -> [RecordedEvent] {
      item.done.map { key in
        version += 1
        if case .event(let name, _, _) = key { return event(version, name) }
        return event(version, .ticked, checklist.ref, item: item.id)
      }
    }
    func done(_ item: Checklist.Item) -> [RecordedEvent] {
      var events = doing(item)
      if let role = item.verifiedBy {
        version += 1
        events.append(
          event(version, .verified, checklist.ref, item: item.id, [.role: .string(role)], by: "cs-takahashi"))
      }
      return events
    }
    let ticks = firstLevel.prefix(4).flatMap(doing)
    version = 0
    let complete = firstLevel.flatMap(done)
    func exhibit(_ state: String, _ events: [RecordedEvent], staff: Bool = false) -> GalleryExhibit {
      GalleryExhibit(
        name: "\(checklist.ref.unversioned)/\(state)", content: .checklist(checklist), page: "/",
        history: History(events), isForStaff: staff)
    }
    return [
      exhibit("open", []), exhibit("waiting", ticks), exhibit("level-done", complete),
      exhibit("staff", ticks, staff: true),
    ]
  }

  private static func states(of survey: Survey) -> [GalleryExhibit] {
    var open = plain(.survey(survey), on: "/")
    open.name += "/open"
    var errors = open
    errors.name = "\(survey.ref.unversioned)/errors"
    errors.showsErrors = true
    return [open, errors]
  }

  private static func shown(_ content: ContentRef) -> RecordedEvent {
    event(1, .displayed, content)
  }

  private static func event(
    _ version: Int, _ name: EventName, _ content: ContentRef? = nil, item: ItemID? = nil,
    _ properties: [PropertyName: Value] = [:], by user: UserID = "gallery"
  ) -> RecordedEvent {
    RecordedEvent(
      event: Event(
        id: EventID("gallery-\(version)"), name: name, subject: Subject(user: user, of: "gallery"), time: now,
        content: content, item: item, properties: properties),
      version: version, position: Position(Int64(version)), recordedAt: now)
  }
}
