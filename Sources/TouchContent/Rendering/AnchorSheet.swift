/// The style sheet that attaches widgets to the host's elements, generated from all published content.
///
/// It is the same for every user and every page: which rule applies is decided by which step is in the document. Every
/// `:has()` guard ends in an id, a class, an attribute or a tag; a universal subject costs 25 to 40 ms an insertion on a
/// large page.
public struct AnchorSheet: Hashable, Sendable {
  /// The elements that content points at.
  public var rules: [AnchorRule]

  /// Makes the sheet of these rules.
  public init(_ rules: [AnchorRule]) {
    self.rules = rules
  }

  /// The style sheet.
  public var styleSheet: String {
    (rules.map(Self.css) + sharedAnchors).joined(separator: "\n") + "\n"
  }

  /// The style sheet for browsers without script: keeps the focus within a blocking step.
  public var noScriptSheet: String {
    let blocking = rules.compactMap { rule -> String? in
      guard case .step(let step, let anchor, blocking: true) = rule else { return nil }
      let target = ":is(\(anchor.selector))"
      return ":root:has(\(CSSText.stepSelector(step))[open]) "
        + "body :not(.tt,.tt *,\(target),\(target) *,:has(\(target))){interactivity:inert}"
    }
    return ([String(decoding: Assets.noScript, as: UTF8.self)] + blocking).joined(separator: "\n") + "\n"
  }

  private static func css(_ rule: AnchorRule) -> String {
    switch rule {
    case .step(let step, let anchor, _): css(step: CSSText.stepSelector(step), anchor)
    case .tooltip(let id, let anchor): css(tooltip: CSSText.name(id), ":is(\(anchor.selector))")
    case .question(let id, let answers): css(question: id, answers)
    }
  }

  private static func css(step: String, _ anchor: Anchor) -> String {
    let target = ":is(\(anchor.selector))"
    let outline = "\(target):not(:focus-visible){outline:3px solid #b45309;outline-offset:3px}"
    var lines = [
      ":root:has(\(step)) \(target){anchor-name:--tt-target;scroll-margin-block:var(--tt-scroll,6rem)}",
      ":root:has(\(step).tt-lost) \(outline)",
      "@supports not (position-area:block-end){:root:has(\(step)) \(outline)}",
      // Script shows a step as a popover; `open` is left to a browser without one, where nothing has scrolled.
      ":root:not(:has(\(target))) \(step){--tt-goto:none}",
      ":root:not(:has(\(target))) \(step)[open]{--tt-inset:auto;--tt-margin:0}",
      // Nothing is grey in the hole, so the grey layer may stay while the focus is there.
      ":root:has(\(target):focus-within) \(step):not(.tt-plain) .tt-spot{box-shadow:0 0 0 9999px var(--tt-dim)}",
    ]
    if anchor.fragment != nil {
      // Reached by the link of the redirect, so the page has scrolled there and the bubble may stand beside it.
      lines.append(
        ":root:has(\(target):target) \(step)[open],:root:has(:target \(target)) \(step)[open]"
          + "{--tt-area:var(--tt-side);--tt-try:var(--tt-flip);--tt-inset:auto;--tt-margin:0}")
    }
    return lines.joined(separator: "\n")
  }

  private static func css(tooltip id: String, _ target: String) -> String {
    """
    :root:has(.tt-hot-\(id)) \(target){anchor-name:--tt-h-\(id)}
    .tt-hot-\(id),.tt-hot-\(id)+.tt-tip{position-anchor:--tt-h-\(id)}
    :root:not(:has(\(target))) .tt-hot-\(id){display:none}
    """
  }

  private static func css(question id: String, _ answers: [[String]]) -> String {
    let guards = answers.map { ":has(:is(\($0.joined(separator: ","))):checked)" }.joined()
    return "@supports selector(:has(*)){.tt-survey\(guards) #\(CSSText.identifier(id)){display:block}}"
  }

  /// A step and a tooltip on one element need one rule with both names: of two rules the last would win.
  private var sharedAnchors: [String] {
    rules.flatMap { rule -> [String] in
      guard case .tooltip(let id, let anchor) = rule else { return [] }
      return rules.compactMap { other in
        guard case .step(let step, anchor, _) = other else { return nil }
        let name = CSSText.name(id)
        return ":root:has(\(CSSText.stepSelector(step))):has(.tt-hot-\(name)) :is(\(anchor.selector))"
          + "{anchor-name:--tt-target,--tt-h-\(name)}"
      }
    }
  }
}
