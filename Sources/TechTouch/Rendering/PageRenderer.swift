import Foundation

/// Renders what a page shows, in the order the page wants it: step or modal, survey, resume card, tips, checklist.
struct PageRenderer: Sendable {
  let contents: [Content]
  let catalog: Catalog
  let assets: PageAssets
  let subject: Subject
  let page: Page
  let history: AccountHistory
  let now: Date
  let isFragment: Bool
  let calendar: BusinessCalendar
  let context: RenderContext

  /// - Parameter isFragment: True when the script swaps it in, which needs no help for browsers without script.
  init(
    _ decision: Decision, engine: TouchEngine, catalog: Catalog, subject: Subject, page: Page, history: AccountHistory,
    now: Date, isFragment: Bool
  ) {
    contents = decision.shown.compactMap { catalog.content($0) }
    self.isFragment = isFragment
    self.catalog = catalog
    assets = engine.assets
    self.subject = subject
    self.page = page
    self.history = history
    self.now = now
    let profile = Profile(of: subject, in: history, product: engine.catalog.product)
    calendar = profile.calendar
    context = RenderContext(
      language: profile.preference, values: profile.mergeValues, endpoint: engine.settings.endpoint, page: page.path,
      theme: engine.catalog.product.theme, phrases: engine.settings.phrases)
  }

  /// How long after an answer a page that is loaded still gives the thanks for it: that of the redirect, and no other.
  private static let thanks: Double = 4

  /// - Parameter nonce: What the host's Content-Security-Policy asks for in place of `'self'`.
  func head(nonce: String? = nil) -> HTML { pageAssets.head(endpoint: context.endpoint, nonce: nonce) }

  /// The files of this page: with the elements of another version of a tour, where that is what the user sees.
  private var pageAssets: PageAssets {
    for case .guide(let guide) in contents where !catalog.log.editions.isEmpty {
      let edition = progress(of: guide).guide
      if edition.ref != guide.ref { return assets.replacing(anchorRules: catalog.anchorRules(with: edition)) }
    }
    return assets
  }

  var banner: HTML {
    HTML { html in
      for case .banner(let banner) in contents {
        banner.write(to: &html, nonce: nonce(of: banner), in: context)
      }
    }
  }

  /// - Parameter refusal: Answers that were refused; their survey is shown with the errors and what was sent.
  func root(_ refusal: RefusedAnswers? = nil, nonce: String? = nil) -> HTML {
    HTML { html in
      let dialogs = contents.compactMap(dialog)
      html.openRoot(showing: dialogs.compactMap(\.anchorName) + tooltips.map(\.anchorName), in: context)
      if !isFragment, dialogs.contains(where: \.blocks) {
        pageAssets.writeNoScript(endpoint: context.endpoint, nonce: nonce, to: &html)
      }
      for dialog in dialogs { write(dialog, to: &html) }
      for content in contents { writeSurvey(content, refusal, to: &html) }
      writeThanks(to: &html)
      writeAdvice(to: &html)
      for content in contents { writeDocked(content, to: &html) }
      writeResume(to: &html)
      for tooltip in tooltips {
        tooltip.write(to: &html, nonce: self.nonce(of: tooltip), in: context)
      }
      for case .checklist(let checklist) in contents { write(checklist, to: &html) }
      html.markup("</div>")
    }
  }

  var own: History { history.of(subject) }

  func progress(of guide: Guide) -> GuideProgress {
    catalog.progress(of: guide, in: own, company: history.all, subject: subject)
  }

  func nonce(of notice: some Notice) -> EventID {
    NoticeProgress(of: notice, in: own, subject: subject).nonce(for: subject)
  }

  private var tooltips: [Tooltip] {
    contents.compactMap { if case .tooltip(let tooltip) = $0 { tooltip } else { nil } }
  }

  /// A step that is on this page, or a pop-up.
  private func dialog(_ content: Content) -> PageDialog? {
    switch content {
    case .guide(let guide):
      let progress = progress(of: guide)
      return progress.isActive(at: now) && progress.isHere(page.bare) ? .step(progress) : nil
    case .popup(let popup): return .popup(popup)
    case .tooltip, .banner, .message, .checklist, .programme, .survey, .scenario, .resource, .resourceList: return nil
    }
  }

  private func write(_ dialog: PageDialog, to html: inout HTMLWriter) {
    switch dialog {
    case .step(let progress): progress.writeStep(to: &html, in: context)
    case .popup(let popup): popup.write(to: &html, nonce: nonce(of: popup), in: context)
    }
  }

  private func writeSurvey(_ content: Content, _ refusal: RefusedAnswers?, to html: inout HTMLWriter) {
    guard case .survey(var survey) = content else { return }
    let refused = refusal.flatMap { $0.content.isSameContent(as: survey.ref) ? $0 : nil }
    // Answers that were refused are corrected in the version in which they were given.
    if let refused, case .survey(let edition)? = catalog.sent(refused.content) { survey = edition }
    survey.write(
      SurveyProgress(of: survey, in: own, subject: subject), errors: refused?.errors ?? [],
      values: refused?.values ?? [:], to: &html, context: context)
  }

  private func writeThanks(to html: inout HTMLWriter) {
    for (survey, response) in answered { survey.writeThanks(for: response.sheet, to: &html, context: context) }
  }

  /// The surveys that were answered a moment ago, with the answers.
  var answered: [(survey: Survey, response: SurveyResponse)] {
    catalog.surveys.compactMap { survey in
      let response = SurveyProgress(of: survey, in: own, subject: subject).lastResponse
      guard let response, response.time <= now, now.timeIntervalSince(response.time) < Self.thanks
      else { return nil }
      return (survey, response)
    }
  }

  private func writeDocked(_ content: Content, to html: inout HTMLWriter) {
    switch content {
    case .scenario(let scenario):
      catalog.progress(of: scenario, in: own, subject: subject).write(to: &html, in: context)
    case .resource(let resource):
      ResourceProgress(of: resource, in: own, subject: subject).write(to: &html, in: context)
    case .resourceList(let list):
      ResourceProgress(of: list, resources: catalog.resources, in: own, subject: subject).write(to: &html, in: context)
    default: break
    }
  }

  private func writeAdvice(to html: inout HTMLWriter) {
    for progress in advised { progress.write(to: &html, in: context) }
  }

  /// The scenarios that came to an end whose advice the reader has not closed: a decision shows what is not over, and
  /// the advice is what somebody came for.
  var advised: [ScenarioProgress] {
    guard !contents.contains(where: { catalog.rules.document.policy.interrupting.contains($0.ref.kind) }) else {
      return []
    }
    return catalog.scenarios.filter { !own.events(of: $0.ref).isEmpty }
      .map { catalog.progress(of: $0, in: own, subject: subject) }
      .filter { if case .finished(_?) = $0.state { true } else { false } }
  }

  /// A way back to a tour whose step is on another page.
  private func writeResume(to html: inout HTMLWriter) {
    for progress in waiting { progress.writeResume(to: &html, in: context) }
  }

  /// The tours in progress whose step is on another page.
  var waiting: [GuideProgress] {
    catalog.guides.filter { !own.events(of: $0.ref).isEmpty }.map(progress)
      .filter { $0.isActive(at: now) && !$0.isHere(page.bare) && catalog.log.pauses[$0.guide.ref] == nil }
  }

  private func write(_ checklist: Checklist, to html: inout HTMLWriter) {
    let progress = ChecklistProgress(of: checklist, in: history.all, subject: subject)
    guard !progress.isDismissed(by: subject) else { return }
    progress.write(
      to: &html, viewer: subject, names: history.names, calendar: calendar, context: context)
  }
}

/// Answers that a survey refused, with what was sent.
struct RefusedAnswers {
  var content: ContentRef
  var errors: [AnswerError]
  var values: [String: [String]]
}
