public import Foundation

extension TouchEngine {
  /// Takes what a user did and says what to answer: a redirect to the page, or, for the script, the page's touches anew.
  /// - Parameters:
  ///   - user: The acting user, from the host's session.
  ///   - asFragment: True when the request has the header `TT-Fragment`.
  /// - Throws: ``Refusal``, which the host answers with a status of its choice; ``StoreError``. Answers that a survey
  ///   refuses are no error here: the answer has the status 422 and the form with what is wrong.
  public func answer(_ submission: Submission, from user: User, at now: Date, asFragment: Bool) async throws
    -> TouchAnswer
  {
    do {
      let received = try await receive(submission, from: user, at: now)
      guard asFragment else { return .seeOther(received.location) }
      if received.leavesPage { return .fragment(.empty, location: received.location) }
      return .fragment(try await touches(for: user, on: submission.page, at: now).root)
    } catch let refusal as SurveyRefusal where !refusal.errors.isEmpty {
      let root = try await form(of: submission, refused: refusal, for: user, at: now)
      return asFragment ? .fragment(root, status: 422) : .fragment(page(root), status: 422)
    } catch let refusal as SurveyRefusal {
      throw refusal.refusal
    }
  }

  /// The page's touches with the refused answers in their form.
  private func form(of submission: Submission, refused: SurveyRefusal, for user: User, at now: Date) async throws
    -> HTML
  {
    let history = try await reader.history(of: user.subject)
    let plan = PagePlan(
      submission.page, for: user.subject, history: history, catalog: catalog, at: now, confirms: true,
      explaining: false)
    let values = submission.fields.fields.filter { $0.name.hasPrefix("q.") }
    return PageRenderer(engine: self, user: user, page: submission.page, history: history, now: now)
      .render(
        plan.decision,
        refusal: RefusedAnswers(
          content: submission.content, errors: refused.errors,
          values: Dictionary(values.map { ($0.name, [$0.value]) }, uniquingKeysWith: +))
      ).root
  }

  /// A page of its own around the form, for a browser without script: the host's page cannot be rendered from here.
  private func page(_ root: HTML) -> HTML {
    HTML { html in
      html.markup("<!doctype html><html><head><meta charset=\"utf-8\">")
      html.markup("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>422</title>")
      html.append(assets.head(endpoint: settings.endpoint))
      html.markup("</head><body>")
      html.append(root)
      html.markup("</body></html>")
    }
  }
}
