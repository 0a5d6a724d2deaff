public import Foundation
public import TechTouch

/// One user's way through the product, as a test tells it: pages visited, buttons pressed, time gone by.
///
/// A journey does what a browser without script does. It reads the forms of the page and posts them, so a test goes
/// through rendering, nonces, state machines, caps and storage alike. What goes wrong is thrown as a ``JourneyError``,
/// so a journey works in Swift Testing and in XCTest.
///
/// ```swift
/// let journey = try Journey(catalog: catalog, user: administrator, start: "2026-04-01T09:00+09:00")
/// try await journey.visit("/home")
/// try await journey.expect(shown: "popup/welcome")
/// try await journey.click("ツアーを始める")
/// try await journey.advance(days: 3)
/// try await journey.expect(sent: "message/day-3")
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
  /// Takes expectations that fail; nil to have them thrown.
  ///
  /// With a handler the journey goes on, and a test finds several failures at once:
  /// `journey.onFailure = { XCTFail("\($0)", file: $0.file, line: $0.line) }`.
  public var onFailure: ((JourneyError) -> Void)?

  /// The user who is signed out.
  private var absent: User?
  private var strangers = 0
  private var recorded = 0
  /// True for a journey whose messages and tasks nobody reads, and whose pages nobody asks why.
  private let isUnwatched: Bool
  /// How far the log was when the page was asked for.
  private(set) var positionBeforePage = Position.start

  /// A user in a product of their own.
  /// - Throws: ``JourneyError`` when `start` is no instant.
  public convenience init(
    catalog: Catalog, user: User, start: String, file: StaticString = #filePath, line: UInt = #line
  ) throws {
    self.init(of: user, in: try VirtualProduct(catalog: catalog, start: start, file: file, line: line))
  }

  init(of user: User, in product: VirtualProduct, unwatched: Bool = false) {
    self.user = user
    self.product = product
    isUnwatched = unwatched
  }

  /// What the page shows, in order, without versions.
  public var shown: [ContentRef] { touches?.shown.map(\.unversioned) ?? [] }

  /// The page's HTML, as far as the library wrote it.
  public var html: String { touches.map { $0.banner.string + $0.root.string } ?? "" }

  /// The forms that the page offers.
  public var forms: [RenderedForm] { RenderedForm.all(in: html) }

  /// Goes to a page.
  public func visit(_ page: Page) async throws {
    self.page = page
    if !isUnwatched { positionBeforePage = try await product.engine.planner(for: user.subject).all.position }
    touches = try await product.server.touches(for: user, on: page, at: product.now)
    try await look()
  }

  /// Posts a form as it is; what a test of bad input needs.
  public func submit(_ fields: FormFields) async throws {
    let received = try await product.server.receive(Submission(fields), from: user, at: product.now)
    try await visit(Page(String(received.location.prefix { $0 != "#" })))
  }

  /// Something happens in the product: the host's own event.
  public func record(_ name: EventName, _ properties: [PropertyName: Value] = [:]) async throws {
    recorded += 1
    let event = Event(
      id: EventID("\(name)-\(recorded)"), name: name, subject: user.subject, time: product.now, properties: properties)
    try await product.server.record(event, at: product.now)
    try await look()
  }

  /// Lets time pass.
  /// - Throws: ``JourneyError`` for a span that is negative.
  public func advance(
    days: Int = 0, hours: Int = 0, minutes: Int = 0, seconds: Double = 0, file: StaticString = #filePath,
    line: UInt = #line
  ) async throws {
    try await product.advance(days: days, hours: hours, minutes: minutes, seconds: seconds, file: file, line: line)
    try await look()
  }

  /// Lets time pass until an instant.
  /// - Parameter instant: In ISO 8601 with a zone, such as `2026-04-04T09:00+09:00`.
  /// - Throws: ``JourneyError`` when it is no instant, or is past.
  public func advance(to instant: String, file: StaticString = #filePath, line: UInt = #line) async throws {
    try await product.advance(to: instant, file: file, line: line)
    try await look()
  }

  /// Logs out: what follows is done by a stranger whom the product does not know, in the same language and zone.
  public func signOut() {
    guard absent == nil else { return }
    absent = user
    strangers += 1
    user = .anonymous(UserID("\(user.id)-guest-\(strangers)"), languages: user.languages, timeZone: user.timeZone)
    leave()
  }

  /// Signs in again after ``signOut()``; the product is told who the stranger was.
  public func signIn() async throws {
    guard let returning = absent else { return }
    absent = nil
    let stranger = user.id
    user = returning
    leave()
    try await product.server.identify(anonymous: stranger, as: user, at: product.now)
  }

  /// Closes the page.
  func leave() {
    page = nil
    touches = nil
  }

  /// Why a page shows what it shows, or showed at an instant that is past.
  public func explain(on page: Page, at date: Date? = nil) async throws -> Proof? {
    try await product.engine.explain(user.subject, on: page, at: date ?? product.now).proof
  }

  /// True after ``signOut()``.
  var isSignedOut: Bool { absent != nil }

  private func look() async throws {
    guard !isUnwatched else { return }
    outbox = try await product.engine.outbox.messages().filter { $0.subject == user.subject }
    tasks = try await product.engine.tasks().filter { $0.subject == user.subject && $0.isOpen }
  }
}
