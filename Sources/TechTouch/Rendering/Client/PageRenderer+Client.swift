import Foundation

extension PageRenderer {
  /// What the page shows, for a client that draws it itself: banners first, then in the order of the page.
  var clientTouches: [ClientTouch] {
    banners + contents.compactMap(dialog) + contents.compactMap(survey) + thanks
      + advised.compactMap { $0.clientTouch(in: context) } + contents.compactMap(docked)
      + waiting.compactMap { $0.clientTouch(in: context) } + contents.compactMap(tip) + contents.compactMap(list)
  }

  private var banners: [ClientTouch] {
    contents.compactMap { content in
      guard case .banner(let banner) = content else { return nil }
      return banner.clientTouch(nonce: nonce(of: banner), in: context)
    }
  }

  private func dialog(_ content: Content) -> ClientTouch? {
    switch content {
    case .guide(let guide):
      let progress = progress(of: guide)
      guard progress.isActive(at: now), progress.isHere(page.bare) else { return nil }
      return progress.clientTouch(in: context)
    case .popup(let popup): return popup.clientTouch(nonce: nonce(of: popup), in: context)
    default: return nil
    }
  }

  private func survey(_ content: Content) -> ClientTouch? {
    guard case .survey(let survey) = content else { return nil }
    return SurveyProgress(of: survey, in: own, subject: subject).clientTouch(in: context)
  }

  private var thanks: [ClientTouch] {
    answered.map { survey, response in
      let rule = survey.thanks(for: response.sheet)
      var touch = ClientTouch(
        survey.ref, nonce: SurveyProgress(of: survey, in: own, subject: subject).nonce, title: nil,
        text: context.plain(rule?.text ?? survey.thanks), in: context)
      touch.link = rule?.link.map { link in
        ClientTouch.Link(
          label: context.plain(link.label), language: context.fallbackLanguage(of: link.label), url: link.url)
      }
      return touch
    }
  }

  private func docked(_ content: Content) -> ClientTouch? {
    switch content {
    case .scenario(let scenario):
      catalog.progress(of: scenario, in: own, subject: subject).clientTouch(in: context)
    case .resource(let resource):
      ResourceProgress(of: resource, in: own, subject: subject).clientTouch(in: context)
    case .resourceList(let list):
      ResourceProgress(of: list, resources: catalog.resources, in: own, subject: subject).clientTouch(in: context)
    default: nil
    }
  }

  private func tip(_ content: Content) -> ClientTouch? {
    guard case .tooltip(let tooltip) = content else { return nil }
    return tooltip.clientTouch(nonce: nonce(of: tooltip), in: context)
  }

  private func list(_ content: Content) -> ClientTouch? {
    guard case .checklist(let checklist) = content else { return nil }
    let progress = ChecklistProgress(of: checklist, in: history.all, subject: subject)
    guard !progress.isDismissed(by: subject) else { return nil }
    return progress.clientTouch(for: subject, in: context)
  }
}
