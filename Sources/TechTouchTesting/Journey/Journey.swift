public import Foundation
public import TechTouch

/// One user's way through the product, as a test tells it: pages visited, buttons pressed, time gone by.
///
/// A journey does what a browser without script does. It reads the forms of the page and posts them, so a test goes
/// through rendering, nonces, state machines, caps and storage alike.
///
/// ```swift
/// let journey = try Journey(catalog: catalog, user: administrator, start: "2026-04-01T09:00+09:00")
/// try await journey.visit("/home")
/// #expect(journey.shown == ["popup/welcome"])
/// try await journey.advance(days: 3)
/// #expect(journey.outbox.map(\.content.id) == ["day-1", "day-3"])
/// ```
public final class Journey {
  /// The product the user is in.
  public let product: VirtualProduct
  /// The user as the host's session knows them; a test may change the attributes between two visits.
  public var user: User
  /// The page the user is on; nil before the first visit.
  public private(set) var page: Page?
  /// What the page shows.
  public private(set) var touches: Touches?
  /// The user's messages, as of the last time that passed or the last thing that was done.
  public private(set) var outbox: [OutboxMessage] = []
  /// The open tasks about the user, likewise.
  public private(set) var tasks: [StaffTask] = []

  private var recorded = 0

  /// A user in a product of their own.
  /// - Throws: ``JourneyError`` when `start` is no instant.
  public convenience init(catalog: Catalog, user: User, start: String) throws {
    self.init(of: user, in: try VirtualProduct(catalog: catalog, start: start))
  }

  init(of user: User, in product: VirtualProduct) {
    self.user = user
    self.product = product
  }

  /// What the page shows, in order, without versions.
  public var shown: [ContentRef] { touches?.shown.map(\.unversioned) ?? [] }

  /// The forms that the page offers.
  public var forms: [RenderedForm] {
    guard let touches else { return [] }
    return RenderedForm.all(in: touches.banner.string + touches.root.string)
  }

  /// Goes to a page.
  public func visit(_ page: Page) async throws {
    self.page = page
    touches = try await product.engine.touches(for: user, on: page, at: product.now)
    try await look()
  }

  /// Presses a button of the page: posts its form, goes where the answer leads.
  /// - Parameters:
  ///   - action: What the button says, such as `next`, `press:start` or `tick`.
  ///   - content: The content it belongs to.
  ///   - item: The checklist item, where the content has a form for each.
  ///   - answers: The answers of a survey by question.
  /// - Throws: ``JourneyError`` when the page has no such button; `Refusal` or `SurveyRefusal` when it is refused.
  public func press(
    _ action: String, on content: ContentRef, item: ItemID? = nil, answers: [String: [String]] = [:]
  ) async throws {
    let form = try form(with: action, of: content, item: item)
    var fields = form.fields.map { (name: $0.name, value: $0.value) } + [(name: "action", value: action)]
    for (question, values) in answers.sorted(by: { $0.key < $1.key }) {
      fields += values.map { (name: "q.\(question)", value: $0) }
    }
    try await submit(FormFields(fields))
  }

  /// Posts a form as it is; what a test of bad input needs.
  public func submit(_ fields: FormFields) async throws {
    let received = try await product.engine.receive(Submission(fields), from: user, at: product.now)
    try await visit(Page(String(received.location.prefix { $0 != "#" })))
  }

  /// Answers a survey that the page shows.
  public func answer(_ survey: ContentRef, _ answers: [String: String]) async throws {
    try await press("send", on: survey, answers: answers.mapValues { [$0] })
  }

  /// Something happens in the product: the host's own event.
  public func record(_ name: EventName, _ properties: [PropertyName: Value] = [:]) async throws {
    recorded += 1
    let event = Event(
      id: EventID("\(name)-\(recorded)"), name: name, subject: user.subject, time: product.now, properties: properties)
    try await product.engine.record(event, at: product.now)
    try await look()
  }

  /// Lets time pass.
  public func advance(days: Int = 0, hours: Int = 0, minutes: Int = 0, seconds: Double = 0) async throws {
    try await product.advance(days: days, hours: hours, minutes: minutes, seconds: seconds)
    try await look()
  }

  /// Why the page shows what it shows, or showed at an instant that is past.
  public func explain(on page: Page, at date: Date? = nil) async throws -> Proof? {
    try await product.engine.explain(user.subject, on: page, at: date ?? product.now).proof
  }

  private func form(with action: String, of content: ContentRef, item: ItemID?) throws -> RenderedForm {
    let candidates = forms.filter { form in
      form["content"].flatMap(ContentRef.init)?.isSameContent(as: content) ?? false
        && (item == nil || form["item"] == item?.rawValue)
    }
    if let form = candidates.first(where: { $0.actions.contains(action) }) { return form }
    let found = candidates.flatMap(\.actions).joined(separator: ", ")
    throw JourneyError(
      message: "wanted the button \"\(action)\" of \"\(content)\" on \(page?.path ?? "a page"), found "
        + (found.isEmpty ? "none; the page shows \(shown)" : found))
  }

  private func look() async throws {
    outbox = try await product.engine.outbox.messages().filter { $0.subject == user.subject }
    tasks = try await product.engine.tasks().filter { $0.subject == user.subject && $0.isOpen }
  }
}
