/// One piece of content of any kind.
public enum Content: Hashable, Sendable {
  case guide(Guide)
  case popup(Popup)
  case tooltip(Tooltip)
  case banner(Banner)
  case message(Message)
  case checklist(Checklist)
  case programme(Programme)
  case survey(Survey)
  case scenario(Scenario)
  case resource(Resource)
  case resourceList(ResourceList)

  /// Its kind, id and version.
  public var ref: ContentRef {
    switch self {
    case .guide(let guide): guide.ref
    case .popup(let popup): popup.ref
    case .tooltip(let tooltip): tooltip.ref
    case .banner(let banner): banner.ref
    case .message(let message): message.ref
    case .checklist(let checklist): checklist.ref
    case .programme(let programme): programme.ref
    case .survey(let survey): survey.ref
    case .scenario(let scenario): scenario.ref
    case .resource(let resource): resource.ref
    case .resourceList(let list): list.ref
    }
  }

  /// What is wrong with it, by itself.
  public func issues(in product: Product) -> [ContentIssue] {
    let languages = product.languages
    let source = product.sourceLanguage
    return switch self {
    case .guide(let guide): guide.issues(languages: languages, source: source)
    case .popup(let popup): popup.issues(languages: languages, source: source)
    case .tooltip(let tooltip): tooltip.issues(languages: languages, source: source)
    case .banner(let banner): banner.issues(languages: languages, source: source)
    case .message(let message): message.issues(languages: languages, source: source)
    case .checklist(let checklist): checklist.issues(languages: languages, source: source)
    case .programme(let programme): programme.issues(languages: languages, source: source)
    case .survey(let survey): survey.issues(languages: languages, source: source)
    case .scenario(let scenario): scenario.issues(languages: languages, source: source)
    case .resource(let resource): resource.issues(languages: languages, source: source)
    case .resourceList(let list): list.issues(languages: languages, source: source)
    }
  }

  /// The merge fields in its texts, with their paths.
  public var mergeFields: [(path: String, field: MergeField)] {
    switch self {
    case .guide(let guide): guide.mergeFields
    case .popup(let popup): popup.mergeFields
    case .tooltip(let tooltip): tooltip.mergeFields
    case .banner(let banner): banner.mergeFields
    case .message(let message): message.mergeFields
    case .checklist(let checklist): checklist.mergeFields
    case .programme(let programme): programme.mergeFields
    case .survey(let survey): survey.mergeFields
    case .scenario(let scenario): scenario.mergeFields
    case .resource(let resource): resource.mergeFields
    case .resourceList(let list): list.mergeFields
    }
  }

  /// The elements of the host's pages that it points at, and its conditional questions.
  var anchorRules: [AnchorRule] {
    switch self {
    case .guide(let guide): guide.anchorRules
    case .tooltip(let tooltip): tooltip.anchorRules
    case .survey(let survey): survey.anchorRules
    case .popup, .banner, .message, .checklist, .programme, .scenario, .resource, .resourceList: []
    }
  }

  /// The content as one that users go through step by step; nil for other content.
  var stepped: (any SteppedContent)? {
    switch self {
    case .guide(let guide): guide
    case .scenario(let scenario): scenario
    default: nil
    }
  }

  /// The step that a guide begins with; nil for other content.
  var firstStep: ItemID? {
    if case .guide(let guide) = self { guide.steps.first?.id } else { nil }
  }
}
