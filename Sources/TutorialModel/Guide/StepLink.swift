public import EventLog
public import TouchContent

/// Where a step goes on to: by a button of its own, or by "next", which may depend on what is known of the user.
///
/// In JSON: `{"to": "import"}` says where "next" leads, `{"when": {"attribute": "plan", "equals": "pro"}, "to": "api"}`
/// where it leads when that holds, `{"button": "have-list", "label": "リストがある", "to": "import"}` is a button. Of the
/// links without a button the first that holds is taken; when none does, the next step in order follows. Without `to` the
/// guide is completed. A step with buttons and no plain link has no "next".
public struct StepLink: Hashable, Sendable, Codable {
  /// The step it leads to; nil for the end of the guide.
  public var to: ItemID?
  /// The id of the button; nil for what "next" does.
  public var button: ItemID?
  /// The label of the button.
  public var label: LocalizedText?
  /// What must hold for "next" to lead there; nil for always.
  public var when: StepCondition?

  /// What "next" does.
  public static func next(to step: ItemID?, when condition: StepCondition? = nil) -> StepLink {
    StepLink(to: step, button: nil, label: nil, when: condition)
  }

  /// A button.
  public static func button(_ id: ItemID, label: LocalizedText, to step: ItemID?) -> StepLink {
    StepLink(to: step, button: id, label: label, when: nil)
  }
}

extension Step {
  /// True when the user may press "next".
  public var hasNext: Bool {
    advance.isByButton && (links.isEmpty || links.contains { $0.button == nil })
  }
}

extension Guide {
  /// True when a step goes on by a condition.
  var isConditional: Bool {
    steps.contains { $0.links.contains { $0.when != nil } }
  }

  /// The step that follows when a step is done; nil for the end of the guide.
  func successor(of step: Step, where holds: (StepCondition) -> Bool) -> ItemID? {
    if let link = step.links.first(where: { $0.button == nil && ($0.when.map(holds) ?? true) }) { return link.to }
    return following(step)
  }

  /// Every way that "next" can lead, with its condition; nil leads to the end of the guide.
  func ways(from step: Step) -> [(when: StepCondition?, to: ItemID?)] {
    let links = step.links.filter { $0.button == nil }.map { (when: $0.when, to: $0.to) }
    return links.contains { $0.when == nil } ? links : links + [(nil, following(step))]
  }

  /// The next step in order.
  private func following(_ step: Step) -> ItemID? {
    guard let index = index(of: step.id), index + 1 < steps.count else { return nil }
    return steps[index + 1].id
  }
}
