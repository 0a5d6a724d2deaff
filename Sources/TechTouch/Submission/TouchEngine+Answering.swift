public import Foundation

extension TouchEngine {
  /// Takes what a user did and says what to answer: a redirect to the page, or, for the script, the page's touches anew;
  /// nothing to a confirmed display.
  /// - Parameters:
  ///   - user: The acting user, from the host's session.
  ///   - asFragment: True when the request has the header `TT-Fragment`.
  /// - Throws: `Refusal`, which the host answers with a status of its choice; `StoreError`. Answers that a survey
  ///   refuses are no error here: the answer has the status 422 and the form with what is wrong.
  public func answer(_ submission: Submission, from user: User, at now: Date, asFragment: Bool) async throws
    -> TouchAnswer
  {
    do {
      let received = try await receive(submission, from: user, at: now)
      if submission.action == Self.confirmation { return .noContent }
      guard asFragment else { return .seeOther(received.location) }
      if received.leavesPage { return .fragment(.empty, location: received.location) }
      return .fragment(try await touches(for: user, on: submission.page, at: now, isFragment: true).root)
    } catch let refusal as SurveyRefusal where !refusal.errors.isEmpty {
      let root = try await form(of: submission, refused: refusal, for: user, at: now, isFragment: asFragment)
      return asFragment ? .fragment(root, status: 422) : .fragment(page(root, for: user, from: submission), status: 422)
    } catch let refusal as SurveyRefusal {
      throw refusal.refusal
    }
  }

  /// The page's touches with the refused answers in their form.
  private func form(
    of submission: Submission, refused: SurveyRefusal, for user: User, at now: Date, isFragment: Bool
  ) async throws -> HTML {
    let history = try await reader.history(of: user.subject)
    if history.closing(of: user.subject) != nil {
      let person = user.recognised(as: try await person(of: user.subject, at: now))
      return try await form(of: submission, refused: refused, for: person, at: now, isFragment: isFragment)
    }
    let catalog = try await current()
    let plan = PagePlan(
      submission.page, for: user.subject, history: history, catalog: catalog, at: history.present(now),
      explaining: false)
    let values = submission.fields.fields.filter { $0.name.hasPrefix("q.") }
    let refused = RefusedAnswers(
      content: submission.content, errors: refused.errors,
      values: Dictionary(values.map { ($0.name, [$0.value]) }, uniquingKeysWith: +))
    return PageRenderer(
      plan.decision, engine: self, catalog: catalog, subject: user.subject, page: submission.page, history: history,
      now: plan.now, isFragment: isFragment
    ).root(refused)
  }

  /// A page of its own around the form, for a browser without script: the host's page cannot be rendered from here.
  private func page(_ root: HTML, for user: User, from submission: Submission) -> HTML {
    let context = RenderContext(
      language: LanguagePreference(user.languages, source: catalog.product.sourceLanguage), phrases: settings.phrases)
    return HTML { html in
      html.markup("<!doctype html><html")
      html.attributes(of: context)
      html.markup("><head><meta charset=\"utf-8\">")
      html.markup("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>")
      html.text(catalog.product.name, in: context)
      html.markup("</title>")
      html.append(assets.head(endpoint: settings.endpoint))
      html.markup("</head><body><main><h1>")
      html.text(catalog.product.name, in: context)
      html.markup("</h1><p><a")
      html.attribute("href", submission.page.path)
      html.markup(">")
      html.phrase(.backToPage, in: context)
      html.markup("</a></p></main>")
      html.append(root)
      html.markup("</body></html>")
    }
  }
}
