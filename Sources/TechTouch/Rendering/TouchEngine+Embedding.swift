public import Foundation

extension TouchEngine {
  /// A checklist, a programme, a chatbot or a list of resources for a place of the host's own choice on a page, such as a
  /// set-up page, a help page or the page of the customer-success team.
  /// - Parameters:
  ///   - user: The reader. Staff see the buttons of the second check.
  ///   - account: The account that a member of staff looks at; nil for the reader's own.
  /// - Returns: nil when the catalogue has no such content, or it is of a kind that is not embedded.
  /// - Throws: `Refusal` when the reader may not look at the account; `StoreError`.
  public func embed(
    _ content: ContentRef, for user: User, on page: Page, account: AccountID? = nil, at now: Date
  ) async throws -> HTML? {
    let viewer = try acting(user, for: account)
    let history = try await reader.history(of: viewer)
    if viewer == user.subject, history.closing(of: viewer) != nil {
      let person = user.recognised(as: try await person(of: viewer, at: now))
      return try await embed(content, for: person, on: page, at: now)
    }
    let roles = viewer == user.subject ? [] : user.roles
    let profile = Profile(of: viewer, in: history, product: catalog.product)
    let context = RenderContext(
      language: LanguagePreference(user.languages, source: catalog.product.sourceLanguage),
      values: profile.mergeValues, endpoint: settings.endpoint, page: page.path, theme: catalog.product.theme,
      phrases: settings.phrases)
    switch catalog.content(content) {
    case .checklist(let checklist):
      let progress = ChecklistProgress(of: checklist, in: history.all, subject: viewer)
      return framed(in: context) { html in
        progress.write(
          to: &html, viewer: viewer, roles: roles, names: history.names, calendar: profile.calendar,
          inline: true, context: context)
      }
    case .programme(let programme):
      let progress = ProgrammeProgress(
        of: programme, in: history.all, subject: viewer, calendar: profile.calendar)
      return framed(in: context) { html in
        progress.write(
          to: &html, viewer: viewer, at: now, names: history.names, inline: true, context: context)
      }
    case .scenario(let scenario):
      let progress = try await current().progress(of: scenario, in: history.of(viewer), subject: viewer)
      return HTML { progress.writeInline(to: &$0, in: context) }
    case .resource(let resource):
      let progress = ResourceProgress(of: resource, in: history.of(viewer), subject: viewer)
      return framed(in: context) { progress.write(isInline: true, to: &$0, in: context) }
    case .resourceList(let list):
      let progress = ResourceProgress(
        of: list, resources: catalog.resources, in: history.of(viewer), subject: viewer)
      return framed(in: context) { progress.write(isInline: true, to: &$0, in: context) }
    default:
      return nil
    }
  }

  private func framed(in context: RenderContext, contents: (inout HTMLWriter) -> Void) -> HTML {
    HTML { html in
      html.markup("<div class=\"tt\"")
      html.attributes(of: context)
      html.markup(">")
      contents(&html)
      html.markup("</div>")
    }
  }
}
