public import TechTouch

extension Journey {
  /// Presses a button by what it does: posts its form, goes where the answer leads.
  /// - Parameters:
  ///   - action: What the button says to the server, such as `next`, `press:start` or `tick`.
  ///   - content: The content it belongs to.
  ///   - item: The checklist item, where the content has a form for each.
  ///   - answers: The answers of a survey by question.
  /// - Throws: ``JourneyError`` when the page has no such button; `Refusal` or `SurveyRefusal` when it is refused.
  public func press(
    _ action: String, on content: ContentRef, item: ItemID? = nil, answers: [String: [String]] = [:],
    file: StaticString = #filePath, line: UInt = #line
  ) async throws {
    let candidates = forms(of: content, item: item)
    guard let form = candidates.first(where: { $0.actions.contains(action) }) else {
      let wanted = "the button \"\(action)\" of \"\(content)\"" + (item.map { ", item \"\($0)\"" } ?? "")
      throw await missing(wanted, among: candidates, of: content, file: file, line: line)
    }
    try await submit(form.pressing(action, answers: answers))
  }

  /// Presses a button by what the user reads on it.
  /// - Parameters:
  ///   - label: The whole text of the button, in the user's language.
  ///   - content: The content it belongs to; nil for any.
  ///   - item: The checklist item, where the content has a form for each.
  /// - Throws: ``JourneyError`` unless exactly one button of the page reads so; `Refusal` when it is refused.
  public func click(
    _ label: String, on content: ContentRef? = nil, item: ItemID? = nil, file: StaticString = #filePath,
    line: UInt = #line
  ) async throws {
    let candidates = forms(of: content, item: item)
    let matches = candidates.flatMap { form in form.buttons.filter { $0.label == label }.map { (form, $0.action) } }
    guard let (form, action) = matches.first, matches.count == 1 else {
      if matches.isEmpty {
        throw await missing("a button \"\(label)\"", among: candidates, of: content, file: file, line: line)
      }
      let places = matches.map { form, _ in form.place }.joined(separator: ", ")
      throw JourneyError(
        "wanted one button \"\(label)\", found \(matches.count) on \(place): \(places)", file: file, line: line)
    }
    try await submit(form.pressing(action, answers: [:]))
  }

  /// Answers a survey that the page shows.
  /// - Throws: ``JourneyError`` when the page does not show it; `SurveyRefusal` when an answer is refused.
  public func answer(
    _ survey: ContentRef, _ answers: [String: String], file: StaticString = #filePath, line: UInt = #line
  ) async throws {
    try await press("send", on: survey, answers: answers.mapValues { [$0] }, file: file, line: line)
  }

  private func forms(of content: ContentRef?, item: ItemID?) -> [RenderedForm] {
    forms.filter { form in
      (content.map { form.content?.isSameContent(as: $0) ?? false } ?? true) && (item == nil || form.item == item)
    }
  }

  private func missing(
    _ wanted: String, among candidates: [RenderedForm], of content: ContentRef?, file: StaticString, line: UInt
  ) async -> JourneyError {
    // Where the item has no form, those of the content's other items are what there is.
    let found =
      candidates.flatMap { form in form.buttons.map(\.inWords) }
      + (candidates.isEmpty ? forms(of: content, item: nil) : []).flatMap { form in
        form.buttons.map { $0.inWords + (form.item.map { " of item \"\($0)\"" } ?? "") }
      }
    guard found.isEmpty else {
      return JourneyError(
        "wanted \(wanted) on \(place), found \(found.joined(separator: ", "))", file: file, line: line)
    }
    let reasons = if let content { (try? await reasons(for: content)) ?? [] } else { [String]() }
    return JourneyError(
      "wanted \(wanted) on \(place), which shows \(inWords)", because: reasons, file: file, line: line)
  }
}

extension RenderedForm.Button {
  /// As a message names it.
  fileprivate var inWords: String { "\"\(action)\" (\(label))" }
}

extension RenderedForm {
  /// Where the form is, as a message names it.
  fileprivate var place: String {
    (content.map { "\"\($0.unversioned)\"" } ?? "a form") + (item.map { " item \"\($0)\"" } ?? "")
  }
}
