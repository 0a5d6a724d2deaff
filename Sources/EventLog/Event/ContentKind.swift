/// A kind of content, such as `guide` or `survey`.
public struct ContentKind: StringIdentifier {
  public let rawValue: String

  public init(_ rawValue: String) {
    self.rawValue = rawValue
  }
}

extension ContentKind {
  /// An ordered tour of steps.
  public static let guide: ContentKind = "guide"
  /// An announcement or a welcome screen.
  public static let popup: ContentKind = "popup"
  /// A hint at an element.
  public static let tooltip: ContentKind = "tooltip"
  /// A line at the top of the page.
  public static let banner: ContentKind = "banner"
  /// A mail or a notification.
  public static let message: ContentKind = "message"
  /// Set-up work with levels and a second check.
  public static let checklist: ContentKind = "checklist"
  /// A start-up programme of seminars, meetings, videos and tasks.
  public static let programme: ContentKind = "programme"
  /// Questions whose answers decide what comes next.
  public static let survey: ContentKind = "survey"
  /// A decision tree of questions and answers: the unattended chatbot.
  public static let scenario: ContentKind = "scenario"
  /// A link to a video, a document, a page of the manual or an example.
  public static let resource: ContentKind = "resource"
  /// Several resources in one widget.
  public static let resourceList: ContentKind = "resourceList"

  /// The kinds of the library's own content.
  package static let known: Set<ContentKind> = [
    .guide, .popup, .tooltip, .banner, .message, .checklist, .programme, .survey, .scenario, .resource, .resourceList,
  ]
}
