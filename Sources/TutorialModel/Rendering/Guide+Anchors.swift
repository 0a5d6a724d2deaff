import EventLog
public import TouchContent

extension Guide {
  /// The elements that the steps point at, for the generated style sheet.
  public var anchorRules: [AnchorRule] {
    steps.compactMap { step in
      guard let anchor = step.anchor, step.presentation != .modal else { return nil }
      return .step(anchorName(of: step), anchor, blocking: step.isBlocking)
    }
  }

  /// The value of a step's `data-tt-step`.
  func anchorName(of step: Step) -> String {
    id.rawValue + "." + step.id.rawValue
  }
}

extension GuideProgress {
  /// The name of the present step among what a page shows, for `HTMLWriter.openRoot(showing:in:)`; nil without a step.
  public var anchorName: String? { step.map(guide.anchorName) }
}

extension Tooltip {
  /// The element that the tooltip belongs to, for the generated style sheet.
  public var anchorRules: [AnchorRule] {
    [.tooltip(anchorName, anchor)]
  }

  /// Its name among what a page shows, for `HTMLWriter.openRoot(showing:in:)`.
  public var anchorName: String { id.rawValue }
}
