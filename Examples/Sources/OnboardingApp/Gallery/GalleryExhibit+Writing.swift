import Foundation
import TechTouch

extension GalleryExhibit {
  /// True for what stands in the flow of the page; everything else floats above it.
  var isInline: Bool { variant == .inline || variant == .staff }

  /// The name under which the style sheet finds the element that it stands at; nil where it stands at none.
  var anchorName: String? {
    switch content {
    case .guide(let guide) where variant != .resume:
      GuideProgress(of: guide, in: history, subject: Self.subject).anchorName
    case .tooltip(let tooltip): tooltip.anchorName
    default: nil
    }
  }

  /// Writes the widget, except a banner, which stands at the top of the page, and a mail, which is a page of its own.
  func write(to html: inout HTMLWriter, context: RenderContext) {
    let subject = Self.subject
    switch content {
    case .guide(let guide):
      let progress = GuideProgress(of: guide, in: history, subject: subject)
      variant == .resume ? progress.writeResume(to: &html, in: context) : progress.writeStep(to: &html, in: context)
    case .popup(let popup):
      popup.write(to: &html, nonce: "gallery", in: context)
    case .tooltip(let tooltip):
      tooltip.write(to: &html, nonce: "gallery", in: context)
    case .checklist(let checklist):
      let staff = Subject(user: "staff", of: "gallery")
      ChecklistProgress(of: checklist, in: history, subject: subject).write(
        to: &html, viewer: variant == .staff ? staff : subject,
        roles: variant == .staff ? [DemoDirectory.staffRole] : [],
        names: ["gallery": "佐藤 美咲", "cs-takahashi": "高橋 直子"], inline: isInline, context: context)
    case .programme(let programme):
      ProgrammeProgress(of: programme, in: history, subject: subject, calendar: BusinessCalendar(timeZone: .gmt)).write(
        to: &html, viewer: subject, at: Self.now, names: ["gallery": "佐藤 美咲"], inline: isInline, context: context)
    case .survey(let survey): write(survey, to: &html, context: context)
    case .scenario(let scenario):
      let progress = ScenarioProgress(of: scenario, in: history, subject: subject)
      isInline ? progress.writeInline(to: &html, in: context) : progress.write(to: &html, in: context)
    case .resource(let resource):
      ResourceProgress(of: resource, in: history, subject: subject).write(isInline: isInline, to: &html, in: context)
    case .resourceList(let list):
      ResourceProgress(of: list, resources: resources, in: history, subject: subject).write(
        isInline: isInline, to: &html, in: context)
    default: break
    }
  }

  private func write(_ survey: Survey, to html: inout HTMLWriter, context: RenderContext) {
    let progress = SurveyProgress(of: survey, in: history, subject: Self.subject)
    switch variant {
    case .errors:
      var errors: [AnswerError] = []
      do { _ = try AnswerSheet(survey, fields: [:]) } catch { errors = error.errors }
      survey.write(progress, errors: errors, to: &html, context: context)
    case .chosen(let values):
      survey.write(progress, values: values, to: &html, context: context)
    case .thanks(let values):
      if let sheet = try? AnswerSheet(survey, fields: values) {
        survey.writeThanks(for: sheet, to: &html, context: context)
      }
    default:
      survey.write(progress, to: &html, context: context)
    }
  }
}
