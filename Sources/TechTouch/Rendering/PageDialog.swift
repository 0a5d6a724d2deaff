import TutorialModel

/// A widget of a page that is a dialog.
enum PageDialog {
  case step(GuideProgress)
  case popup(Popup)

  /// True for what the page cannot be used beside: a pop-up, or a step that blocks.
  var blocks: Bool {
    switch self {
    case .popup: true
    case .step(let progress): progress.step.map { $0.isBlocking || $0.presentation == .modal } ?? false
    }
  }

  /// The name under which the style sheet finds its element; nil for what stands at none.
  var anchorName: String? {
    switch self {
    case .popup: nil
    case .step(let progress): progress.anchorName
    }
  }
}
