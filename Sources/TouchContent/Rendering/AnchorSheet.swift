/// The style sheet that attaches widgets to the host's elements, generated from all published content.
///
/// It is the same for every user and every page: which rule applies is decided by which step is in the document. Every
/// `:has()` guard ends in an id, a class, an attribute or a tag; a universal subject costs 25 to 40 ms an insertion on a
/// large page. A guard that finds nothing reads all that it may look at whenever its element is styled, so the guards of
/// host elements look at children of the body or of a dialog alone, of which the root is the last: it names in
/// `data-tt-at` what is shown. Steps that point at one element share their guards.
public struct AnchorSheet: Hashable, Sendable {
  /// The elements that content points at.
  public var rules: [AnchorRule]

  /// Makes the sheet of these rules.
  public init(_ rules: [AnchorRule]) {
    self.rules = rules
  }

  /// The style sheet.
  public var styleSheet: String {
    (stepSheets + rules.compactMap(Self.css) + sharedAnchors).joined(separator: "\n") + "\n"
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

  /// What is true of all steps that point at one element is said once.
  private var stepSheets: [String] {
    let steps = stepsByAnchor
    return steps.anchors.map { Self.css(steps: steps.names[$0, default: []], $0) }
  }

  /// All steps that point at an element, and the elements in the order of their first steps.
  private var stepsByAnchor: (anchors: [Anchor], names: [Anchor: [String]]) {
    var anchors: [Anchor] = []
    var steps: [Anchor: [String]] = [:]
    for case .step(let step, let anchor, _) in rules {
      if steps[anchor] == nil { anchors.append(anchor) }
      steps[anchor, default: []].append(step)
    }
    return (anchors, steps)
  }

  private static func css(_ rule: AnchorRule) -> String? {
    switch rule {
    case .step: nil
    case .tooltip(let id, let anchor): css(tooltip: id, ":is(\(anchor.selector))")
    case .question(let id, let answers): css(question: id, answers)
    }
  }

  /// Before a selector of the host's elements: they carry the style while one of these steps, or this tooltip, is shown.
  private static func whileShown(_ names: [String], root: String = ".tt") -> String {
    ":is(body,dialog):has(>\(root)\(CSSText.any(names.map(CSSText.shownSelector))))"
  }

  private static func css(steps names: [String], _ anchor: Anchor) -> String {
    let target = ":is(\(anchor.selector))"
    let step = CSSText.any(names.map(CSSText.stepSelector))
    let outline = "\(target):not(:focus-visible){outline:3px solid #b45309;outline-offset:3px}"
    var lines = [
      "\(whileShown(names)) \(target){anchor-name:--tt-target;scroll-margin-block:var(--tt-scroll,6rem)}",
      "\(whileShown(names, root: ".tt-lost")) \(outline)",
      "@supports not (position-area:block-end){\(whileShown(names)) \(outline)}",
      // Script shows a step as a popover; `open` is left to a browser without one, where nothing has scrolled.
      ":root:not(:has(\(target))) \(step)[open]{--tt-inset:auto;--tt-margin:0;--tt-goto:none}",
      // Nothing is grey in the hole, so the grey layer may stay while the focus is there.
      ":root:focus-within:has(\(target):focus-within) .tt:not(:focus-within) \(step):not(.tt-plain)"
        + "{--tt-grey:0 0 0 9999px var(--tt-dim)}",
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
    let name = CSSText.name(id)
    return """
      \(whileShown([id])) \(target){anchor-name:--tt-h-\(name)}
      .tt-hot-\(name),.tt-hot-\(name)+.tt-tip{position-anchor:--tt-h-\(name)}
      :root:not(:has(\(target))) .tt-hot-\(name){display:none}
      """
  }

  private static func css(question id: String, _ answers: [[String]]) -> String {
    let guards = answers.map { ":has(:is(\($0.joined(separator: ","))):checked)" }.joined()
    return "@supports selector(:has(*)){.tt-survey\(guards) #\(CSSText.identifier(id)){display:block}}"
  }

  /// A step and a tooltip on one element need one rule with both names: of two rules the last would win.
  private var sharedAnchors: [String] {
    let steps = stepsByAnchor.names
    return rules.compactMap { rule in
      guard case .tooltip(let id, let anchor) = rule, let step = steps[anchor] else { return nil }
      return "\(Self.whileShown(step, root: ".tt" + CSSText.shownSelector(id))) :is(\(anchor.selector))"
        + "{anchor-name:--tt-target,--tt-h-\(CSSText.name(id))}"
    }
  }
}
