public import EventLog
public import TouchContent

/// Where a step goes on to: by a button of its own, or by "next".
///
/// In JSON: `{"to": "import"}` says where "next" leads, `{"button": "have-list", "label": "リストがある", "to": "import"}`
/// is a button. Without `to` the guide is completed. A step with buttons and no plain link has no "next".
public struct StepLink: Hashable, Sendable, Codable {
  /// The step it leads to; nil for the end of the guide.
  public var to: ItemID?
  /// The id of the button; nil for what "next" does.
  public var button: ItemID?
  /// The label of the button.
  public var label: LocalizedText?

  /// What "next" does.
  public static func next(to step: ItemID?) -> StepLink {
    StepLink(to: step, button: nil, label: nil)
  }

  /// A button.
  public static func button(_ id: ItemID, label: LocalizedText, to step: ItemID?) -> StepLink {
    StepLink(to: step, button: id, label: label)
  }
}

extension Step {
  /// True when the user may press "next".
  public var hasNext: Bool {
    advance.isByButton && (links.isEmpty || links.contains { $0.button == nil })
  }
}

extension Guide {
  /// The step that follows when a step is done; nil for the end of the guide.
  func successor(of step: Step) -> ItemID? {
    if let link = step.links.first(where: { $0.button == nil }) { return link.to }
    guard let index = index(of: step.id), index + 1 < steps.count else { return nil }
    return steps[index + 1].id
  }
}
