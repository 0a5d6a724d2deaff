/// One element that content points at, as the generated style sheet needs it.
public enum AnchorRule: Hashable, Sendable {
  /// A step of a guide: the value of its `data-tt-step`, which is also its name in the root's `data-tt-at`.
  case step(String, Anchor, blocking: Bool)
  /// A tooltip: its content id, which is also its name in the root's `data-tt-at`.
  case tooltip(String, Anchor)
  /// A question that shows only for some answers of another: the id of its element and the selectors of those answers;
  /// each list must have one that is chosen.
  case question(id: String, answers: [[String]])
}
