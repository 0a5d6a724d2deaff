import Foundation

/// What a submission comes to: the events to append, and where the user goes next. A pure function of what is known.
struct Reception: Sendable {
  /// What is to be appended to the acting user's stream; empty when it was received before.
  var events: [Event] = []
  /// What it came to when it was received before: what follows from that may have been lost with the server.
  private(set) var earlierEvent: Event?
  /// Where the user goes next.
  var location: String
  /// True when that is another page than they came from.
  var leavesPage = false

  private let submission: Submission
  private let actor: Subject
  private let catalog: Catalog
  private let company: History
  /// The actor's streams from before they signed in.
  private let earlier: [Subject]
  private let now: Date

  /// Works out a submission.
  /// - Throws: `Refusal`, or `SurveyRefusal` for answers.
  init(
    _ submission: Submission, on content: Content, by actor: Subject, roles: Set<String>, history: AccountHistory,
    catalog: Catalog, at now: Date
  ) throws {
    self.submission = submission
    self.actor = actor
    self.catalog = catalog
    self.now = now
    company = history.all
    location = submission.page.path
    earlier = history.streams(of: actor)
    let ids = [submission.nonce] + earlier.map(submission.nonce.linked)
    guard ids.allSatisfy({ history.of(actor).event($0, of: actor) == nil }) else {
      earlierEvent = history.of(actor).event(submission.nonce, of: actor)?.event
      leadAgain(after: content, history.of(actor))
      return
    }
    // Who acts on it has seen it, whether or not the client has said so before.
    let preference = Profile(of: actor, in: history, product: catalog.product).preference
    let awaited = GrantDisplay(awaitedOf: content.ref, in: history.of(actor))
    let displayed = awaited?.events(at: now, in: awaited?.language(for: preference, catalog: catalog)) ?? []
    let history = displayed.isEmpty ? history : history.adding(displayed, at: now)
    let own = history.of(actor)
    // What was published since cannot be answered with a form of before, unless the log still has that version.
    if content.stepped == nil, content.ref != submission.content { throw outdated(content.ref) }
    defer { if !events.isEmpty { events = displayed + events } }
    switch content {
    case .guide(let guide): try receive(guide, own)
    case .popup(let popup): try receive(popup, own)
    case .banner(let banner): try receive(banner, own)
    case .tooltip(let tooltip): try receive(tooltip, own)
    case .survey(let survey): try receive(survey, own)
    case .checklist(let checklist): try receive(checklist, roles, history)
    case .programme(let programme): try receive(programme, history)
    case .scenario(let scenario): try receive(scenario, own)
    case .resource(let resource): try receive(ResourceProgress(of: resource, in: own, subject: actor))
    case .resourceList(let list):
      try receive(ResourceProgress(of: list, resources: catalog.resources, in: own, subject: actor))
    case .message: throw unknownAction
    }
  }

  private mutating func receive(_ guide: Guide, _ own: History) throws {
    let progress = catalog.progress(of: guide, in: own, company: company, subject: actor)
    guard progress.guide.ref == submission.content else { throw outdated(progress.guide.ref) }
    guard let action = GuideAction(formValue: submission.action) else { throw unknownAction }
    try check(progress.nonce(for:))
    events = try progress.apply(action, to: submission.item, by: actor, id: submission.nonce, at: now)
    lead(to: guide, own)
  }

  private mutating func receive(_ notice: some Notice, _ own: History) throws {
    let progress = NoticeProgress(of: notice, in: own, subject: actor)
    guard let action = NoticeAction(formValue: submission.action) else { throw unknownAction }
    try checkShown(notice.ref, own)
    try check(progress.nonce(for:))
    events = try progress.apply(action, by: actor, id: submission.nonce, at: now)
    guard case .press(let id) = action, let button = notice.button(id) else { return }
    switch button.action {
    case .open(let url): leave(to: url.text)
    case .start(let reference): try start(reference, own)
    case .dismiss, .snooze: break
    }
  }

  private mutating func receive(_ survey: Survey, _ own: History) throws {
    let progress = SurveyProgress(of: survey, in: own, subject: actor)
    guard let action = SurveyAction(formValue: submission.action) else { throw unknownAction }
    try checkShown(survey.ref, own)
    try check(progress.nonce(for:))
    events = try progress.apply(
      action, fields: submission.fields.byName, by: actor, id: submission.nonce, at: now)
  }

  private mutating func receive(_ checklist: Checklist, _ roles: Set<String>, _ history: AccountHistory) throws {
    let progress = ChecklistProgress(of: checklist, in: history.all, subject: actor)
    guard let action = ChecklistAction(formValue: submission.action) else { throw unknownAction }
    if let item = submission.item, progress[item] == nil {
      throw Refusal(.unknownItem, "the checklist \"\(checklist.id)\" has no item \"\(item)\"", item: item.rawValue)
    }
    try check(isShared: checklist.scope == .account) { progress.nonce(for: submission.item, subject: $0) }
    events = try progress.apply(
      action, to: submission.item, by: actor, roles: roles, id: submission.nonce, at: now)
  }

  private mutating func receive(_ programme: Programme, _ history: AccountHistory) throws {
    let progress = ProgrammeProgress(
      of: programme, in: history.all, subject: actor,
      calendar: Profile(of: actor, in: history, product: catalog.product).calendar)
    guard let action = ChecklistAction(formValue: submission.action) else { throw unknownAction }
    if let step = submission.item, progress[step] == nil {
      throw Refusal(.unknownItem, "the programme \"\(programme.id)\" has no step \"\(step)\"", item: step.rawValue)
    }
    try check(isShared: true) { progress.nonce(for: submission.item, subject: $0) }
    events = try progress.apply(action, to: submission.item, by: actor, id: submission.nonce, at: now)
  }

  private mutating func receive(_ scenario: Scenario, _ own: History) throws {
    let progress = catalog.progress(of: scenario, in: own, subject: actor)
    guard progress.scenario.ref == submission.content else { throw outdated(progress.scenario.ref) }
    guard let action = ScenarioProgress.Action(formValue: submission.action) else { throw unknownAction }
    try check(progress.nonce(for:))
    events = try progress.apply(action, to: submission.item, by: actor, id: submission.nonce, at: now)
    guard case .answer(let id) = action, let answer = progress.shownNode?.answers.first(where: { $0.id == id }) else {
      return
    }
    switch answer.target {
    case .open(let url): leave(to: url.text)
    case .start(let reference): try start(reference, own)
    case .node: break
    }
  }

  private mutating func receive(_ progress: ResourceProgress) throws {
    guard let action = ResourceAction(formValue: submission.action) else { throw unknownAction }
    try check(progress.nonce(for:))
    events = try progress.apply(action, by: actor, id: submission.nonce, at: now)
    if case .open(let id) = action, let resource = progress.resource(id) { leave(to: resource.url.text) }
  }

  /// Starts content on a button's behalf; a guide that is over begins again.
  private mutating func start(_ reference: ContentRef, _ own: History) throws {
    guard case .guide(let guide) = catalog.content(reference) else { return }
    let progress = catalog.progress(of: guide, in: own, company: company, subject: actor)
    guard !progress.isDraining else { return }
    let id = EventID("\(submission.nonce)/\(guide.ref.unversioned)")
    events += try progress.apply(.start, by: actor, id: id, at: now)
    if progress.state == .notStarted {
      events.append(
        Event(id: EventID("\(id)/displayed"), name: .displayed, subject: actor, time: now, content: guide.ref))
    }
    lead(to: guide, own)
  }

  /// Leads where the same form led before: of a double click the browser follows the second answer.
  private mutating func leadAgain(after content: Content, _ own: History) {
    switch catalog.edition(submission.content) ?? content {
    case .guide(let guide): lead(to: guide, own)
    case .popup(let popup): leadAgain(after: popup, own)
    case .banner(let banner): leadAgain(after: banner, own)
    case .scenario(let scenario):
      guard case .answer(let id)? = ScenarioProgress.Action(formValue: submission.action) else { return }
      let answer = submission.item.flatMap(scenario.node)?.answers.first { $0.id == id }
      switch answer?.target {
      case .open(let url): leave(to: url.text)
      case .start(let reference): leadAgain(to: reference, own)
      case .node, nil: break
      }
    case .resource, .resourceList:
      guard case .open(let id)? = ResourceAction(formValue: submission.action) else { return }
      if let resource = catalog.resources.first(where: { $0.id == id }) {
        leave(to: resource.url.text)
      }
    case .tooltip, .message, .checklist, .programme, .survey: break
    }
  }

  private mutating func leadAgain(after notice: some Notice, _ own: History) {
    guard case .press(let id)? = NoticeAction(formValue: submission.action) else { return }
    switch notice.button(id)?.action {
    case .open(let url): leave(to: url.text)
    case .start(let reference): leadAgain(to: reference, own)
    case .dismiss, .snooze, nil: break
    }
  }

  private mutating func leadAgain(to started: ContentRef, _ own: History) {
    if case .guide(let guide) = catalog.content(started) { lead(to: guide, own) }
  }

  /// Leads to the page of the step that the guide is at now.
  private mutating func lead(to guide: Guide, _ own: History) {
    let after = AccountHistory(own.events).adding(events, at: now).of(actor)
    let progress = catalog.progress(of: guide, in: after, company: company, subject: actor)
    guard let step = progress.step, let address = step.address else { return }
    if !progress.isHere(submission.page.bare) {
      leave(to: address)
    } else if let fragment = step.anchor?.fragment {
      location += "#\(fragment)"
    }
  }

  private mutating func leave(to location: String) {
    self.location = location
    leavesPage = true
  }

  /// Refuses a form that was made for somebody else, or for a state that is past.
  ///
  /// A form from before they signed in is their own, as long as nothing has happened to its content since. What the
  /// users of a company share may stand elsewhere there, unless the visitor was known to be of the company.
  private func check(isShared: Bool = false, _ nonce: (Subject) -> EventID) throws(Refusal) {
    let makers = [actor] + earlier.filter { !isShared || $0.account == actor.account }
    guard makers.contains(where: { nonce($0) == submission.nonce }) else {
      throw Refusal(.staleForm, "the form is not the present one of \"\(submission.content)\"; load the page again")
    }
  }

  /// Refuses what nobody was shown.
  private func checkShown(_ content: ContentRef, _ own: History) throws(Refusal) {
    guard own.events(of: content).contains(where: { $0.event.name == .granted || $0.event.name == .displayed }) else {
      throw Refusal(.outOfOrder, "\"\(content)\" was not shown to this user")
    }
  }

  private func outdated(_ published: ContentRef) -> Refusal {
    Refusal(.staleForm, "the form is for \"\(submission.content)\", and \"\(published)\" is published now")
  }

  private var unknownAction: Refusal {
    Refusal(.malformed, "\"\(submission.content)\" knows no action \"\(submission.action)\"")
  }
}

extension FormFields {
  /// The values by name.
  fileprivate var byName: [String: [String]] {
    Dictionary(fields.map { ($0.name, [$0.value]) }, uniquingKeysWith: +)
  }
}
