public import TechTouch

// What a test expects. A failure says what was wanted, what was found, and why the rules had it so.

extension Journey {
  /// The page shows this content.
  /// - Throws: ``JourneyError`` unless it does.
  public func expect(shown content: ContentRef, file: StaticString = #filePath, line: UInt = #line) async throws {
    guard !shown.contains(content.unversioned) else { return }
    try await fail(
      "wanted \"\(content)\" on \(place), which shows \(inWords)", because: reasons(for: content), file, line)
  }

  /// The page does not show this content, which the product has, or had.
  /// - Throws: ``JourneyError`` if it does, or if there never was such content, or it is of a kind that no page shows.
  public func expect(notShown content: ContentRef, file: StaticString = #filePath, line: UInt = #line) async throws {
    guard content.kind != .message, content.kind != .programme else {
      let reason = content.kind == .message ? "a message is sent and not shown" : "a programme is started and not shown"
      return try await failAsImpossible(content.unversioned.description, because: reason, file, line)
    }
    try await expectKnown(content, file, line)
    guard shown.contains(content.unversioned) else { return }
    try await fail(
      "wanted no \"\(content)\" on \(place), which shows \(inWords)", because: reasons(for: content), file, line)
  }

  /// The page shows exactly this content, in this order.
  /// - Throws: ``JourneyError`` unless it does.
  public func expect(
    shownExactly contents: [ContentRef], file: StaticString = #filePath, line: UInt = #line
  ) async throws {
    let wanted = contents.map(\.unversioned)
    guard shown != wanted else { return }
    var reasons: [String] = []
    for content in wanted + shown where wanted.contains(content) != shown.contains(content) {
      reasons += try await self.reasons(for: content)
    }
    try await fail(
      "wanted \(wanted.inWords) on \(place), which shows \(inWords)", because: reasons, file, line)
  }

  /// The page has this text in it, as the user reads it.
  /// - Throws: ``JourneyError`` unless it has.
  public func expect(text: String, file: StaticString = #filePath, line: UInt = #line) async throws {
    let page = PageText(html)
    guard !page.text.contains(text) else { return }
    try await fail("wanted the text \"\(text)\" on \(place), found \"\(page.text)\"", because: [], file, line)
  }

  /// The message is in the outbox, or was sent.
  /// - Throws: ``JourneyError`` unless it is.
  public func expect(sent message: ContentRef, file: StaticString = #filePath, line: UInt = #line) async throws {
    guard !sent.contains(message.unversioned) else { return }
    try await fail(
      "wanted the message \"\(message)\" by \(Timestamp.text(of: product.now)), found \(sent.inWords)",
      because: reasons(for: message), file, line)
  }

  /// The message, which the product has, or had, was not sent.
  /// - Throws: ``JourneyError`` if it was, or if there never was such a message, or it is content of another kind.
  public func expect(notSent message: ContentRef, file: StaticString = #filePath, line: UInt = #line) async throws {
    guard message.kind == .message else {
      return try await failAsImpossible(
        message.unversioned.description, because: "only messages are sent, and this is a \(message.kind)", file, line)
    }
    try await expectKnown(message, file, line)
    guard sent.contains(message.unversioned) else { return }
    try await fail(
      "wanted no message \"\(message)\" by \(Timestamp.text(of: product.now)), found \(sent.inWords)",
      because: reasons(for: message), file, line)
  }

  /// A task of this id is open.
  /// - Throws: ``JourneyError`` unless it is.
  public func expect(task: String, file: StaticString = #filePath, line: UInt = #line) async throws {
    guard !tasks.contains(where: { $0.task == task }) else { return }
    let reasons = try await known.reasons(for: user.subject, at: product.now) { $0.task == task }
    try await fail(
      "wanted the task \"\(task)\", found \(openTasks)",
      because: reasons.isEmpty ? ["no rule opens the task \"\(task)\""] : reasons, file, line)
  }

  /// No task of this id is open, which some rule opens, or did.
  /// - Throws: ``JourneyError`` if one is, or if no rule ever opened it.
  public func expect(noTask task: String, file: StaticString = #filePath, line: UInt = #line) async throws {
    let known = Set(product.catalogs.flatMap(\.rules.ordered).compactMap(\.action.task))
    try await expectKnown(task, among: known, "no rule opens the task \"\(task)\"", file, line)
    guard let found = tasks.first(where: { $0.task == task }) else { return }
    try await fail("wanted no task \"\(task)\", found \(openTasks)", because: [found.reason], file, line)
  }

  /// What is mistyped never comes, and an expectation that it does not come would always hold.
  private func expectKnown(_ content: ContentRef, _ file: StaticString, _ line: UInt) async throws {
    guard !product.catalogs.contains(where: { $0.content(content) != nil }) else { return }
    let known = Set(product.catalogs.flatMap { $0.rules.contents.map(\.description) })
    try await expectKnown(
      content.unversioned.description, among: known, "there is no content \"\(content)\"", file, line)
  }

  private func expectKnown(
    _ id: String, among known: Set<String>, _ reason: String, _ file: StaticString, _ line: UInt
  ) async throws {
    guard !known.contains(id) else { return }
    try await failAsImpossible(id, because: reason + Suggestion.text(for: id, among: known), file, line)
  }

  private func failAsImpossible(
    _ id: String, because reason: String, _ file: StaticString, _ line: UInt
  ) async throws {
    try await fail("wanted \"\(id)\" not to come, which never can", because: [reason], file, line)
  }

  /// Throws a failure, or hands it to the handler.
  func fail(_ message: String, because reasons: [String], _ file: StaticString, _ line: UInt) async throws {
    let error = JourneyError(message, because: reasons, file: file, line: line)
    guard let onFailure else { throw error }
    onFailure(error)
  }

  private var sent: [ContentRef] { outbox.map(\.content.unversioned) }

  private var openTasks: String {
    tasks.isEmpty ? "none" : tasks.map { "\"\($0.task)\"" }.joined(separator: ", ")
  }
}

// Where and why.

extension Journey {
  var place: String { page.map(\.path) ?? "no page" }

  var inWords: String { shown.inWords }

  var known: Planner {
    get async throws { try await product.engine.planner(for: user.subject) }
  }

  /// How each rule about a piece of content fared when the page was asked for, or when it came due.
  func reasons(for content: ContentRef) async throws -> [String] {
    guard product.engine.catalog.content(content) != nil else { return ["there is no content \"\(content)\""] }
    let rules = product.engine.catalog.rules.ordered.filter { $0.action.content?.isSameContent(as: content) ?? false }
    guard !rules.isEmpty else { return ["no rule brings \"\(content)\""] }
    guard rules.contains(where: \.isForPages), let page else {
      return try await known.reasons(for: user.subject, at: product.now) {
        $0.content?.isSameContent(as: content) ?? false
      }
    }
    let before = positionBeforePage
    // The visit's own display would be given as the reason of what it is the consequence of.
    let planner = try await product.engine.planner(for: user.subject) {
      $0.position <= before || $0.event.name == .attributesChanged
    }
    let decision = planner.decision(for: user.subject, on: page, at: product.now, explaining: true)
    return rules.compactMap { decision.proof?[$0.id]?.lines.first }
  }
}

extension Rule {
  fileprivate var isForPages: Bool {
    if case .show = action { true } else { false }
  }
}

extension Action {
  /// The id of the task that it opens.
  fileprivate var task: String? {
    if case .openTask(let task) = self { task.id } else { nil }
  }
}

extension [ContentRef] {
  /// As a message names them.
  var inWords: String { isEmpty ? "nothing" : map { "\"\($0)\"" }.joined(separator: ", ") }
}
