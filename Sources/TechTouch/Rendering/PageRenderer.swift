import Foundation

/// Renders what a page shows, in the order the page wants it: step or modal, survey, resume card, tips, checklist.
struct PageRenderer {
  let catalog: Catalog
  let assets: PageAssets
  let subject: Subject
  let page: Page
  let history: AccountHistory
  let now: Date
  let calendar: BusinessCalendar
  let context: RenderContext

  init(engine: TouchEngine, user: User, page: Page, history: AccountHistory, now: Date) {
    catalog = engine.catalog
    assets = engine.assets
    subject = user.subject
    self.page = page
    self.history = history
    self.now = now
    let profile = Profile(of: user.subject, in: history, product: engine.catalog.product)
    calendar = profile.calendar
    context = RenderContext(
      language: profile.preference, values: profile.mergeValues, endpoint: engine.settings.endpoint, page: page.path,
      theme: engine.catalog.product.theme, phrases: engine.settings.phrases)
  }

  /// How long after an answer a page that is loaded still gives the thanks for it: that of the redirect, and no other.
  private static let thanks: Double = 4

  /// The page's touches.
  /// - Parameter refusal: Answers that were refused; their survey is shown with the errors and what was sent.
  /// - Parameter isFragment: True when the script swaps it in, which needs no help for browsers without script.
  func render(_ decision: Decision, refusal: RefusedAnswers? = nil, isFragment: Bool = false) -> Touches {
    let contents = decision.shown.compactMap(catalog.content)
    return Touches(
      shown: contents.map(\.ref), head: assets.head(endpoint: context.endpoint), banner: banner(contents),
      root: root(contents, refusal, isFragment: isFragment), decision: decision)
  }

  private func root(_ contents: [Content], _ refusal: RefusedAnswers?, isFragment: Bool) -> HTML {
    HTML { html in
      html.openRoot(in: context)
      if !isFragment, contents.contains(where: blocks) { assets.writeNoScript(endpoint: context.endpoint, to: &html) }
      for content in contents { writeDialog(content, to: &html) }
      for content in contents { writeSurvey(content, refusal, to: &html) }
      writeThanks(to: &html)
      writeResume(to: &html)
      for case .tooltip(let tooltip) in contents {
        tooltip.write(to: &html, nonce: nonce(of: tooltip), in: context)
      }
      for case .checklist(let checklist) in contents { write(checklist, to: &html) }
      html.markup("</div>")
    }
  }

  private var own: History { history.of(subject) }

  private func nonce(of notice: some Notice) -> EventID {
    NoticeProgress(of: notice, in: own, subject: subject).nonce(for: subject)
  }

  /// True for what the page cannot be used beside: a pop-up, or a step that blocks.
  private func blocks(_ content: Content) -> Bool {
    switch content {
    case .popup: true
    case .guide(let guide):
      GuideProgress(of: guide, in: own, subject: subject).step.map { $0.isBlocking || $0.presentation == .modal }
        ?? false
    default: false
    }
  }

  private func writeDialog(_ content: Content, to html: inout HTMLWriter) {
    switch content {
    case .guide(let guide):
      let progress = GuideProgress(of: guide, in: own, subject: subject)
      guard progress.isActive(at: now), progress.isHere(page.bare) else { return }
      progress.writeStep(to: &html, in: context)
    case .popup(let popup):
      popup.write(to: &html, nonce: nonce(of: popup), in: context)
    case .tooltip, .banner, .message, .checklist, .programme, .survey: break
    }
  }

  private func writeSurvey(_ content: Content, _ refusal: RefusedAnswers?, to html: inout HTMLWriter) {
    guard case .survey(let survey) = content else { return }
    let refused = refusal?.content == survey.ref ? refusal : nil
    survey.write(
      SurveyProgress(of: survey, in: own, subject: subject), errors: refused?.errors ?? [],
      values: refused?.values ?? [:], to: &html, context: context)
  }

  private func writeThanks(to html: inout HTMLWriter) {
    for survey in catalog.surveys {
      let response = SurveyProgress(of: survey, in: own, subject: subject).lastResponse
      guard let response, response.time <= now, now.timeIntervalSince(response.time) < Self.thanks
      else { continue }
      survey.writeThanks(for: response.sheet, to: &html, context: context)
    }
  }

  /// A way back to a tour whose step is on another page.
  private func writeResume(to html: inout HTMLWriter) {
    for guide in catalog.guides where !own.events(of: guide.ref).isEmpty {
      let progress = GuideProgress(of: guide, in: own, subject: subject)
      guard progress.isActive(at: now), !progress.isHere(page.bare) else { continue }
      progress.writeResume(to: &html, in: context)
    }
  }

  private func write(_ checklist: Checklist, to html: inout HTMLWriter) {
    let progress = ChecklistProgress(of: checklist, in: history.all, subject: subject)
    guard !progress.isDismissed(by: subject) else { return }
    progress.write(
      to: &html, viewer: subject, names: history.names, calendar: calendar, context: context)
  }

  private func banner(_ contents: [Content]) -> HTML {
    HTML { html in
      for case .banner(let banner) in contents {
        banner.write(to: &html, nonce: nonce(of: banner), in: context)
      }
    }
  }
}

/// Answers that a survey refused, with what was sent.
struct RefusedAnswers {
  var content: ContentRef
  var errors: [AnswerError]
  var values: [String: [String]]
}
