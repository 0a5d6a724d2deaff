public import EventLog
public import TouchContent

/// The elements that the product's pages say they have, so that a step that lost its element is found before anybody
/// meets it.
///
/// Templates write their manifest where they are built or tested:
///
/// ```json
/// {"format": 1, "kind": "anchors", "pages": {"/campaigns": ["#new-campaign", "#nav-reports"]}}
/// ```
///
/// An element is named by the selector that content uses for it.
public struct AnchorManifest: Hashable, Sendable {
  /// The selectors by page.
  public var pages: [String: Set<String>]

  /// Makes a manifest.
  public init(pages: [String: Set<String>]) {
    self.pages = pages
  }

  /// The manifest of pages that were built or tested apart; a page that occurs twice has the elements of both.
  public func merging(_ other: AnchorManifest) -> AnchorManifest {
    AnchorManifest(pages: pages.merging(other.pages) { $0.union($1) })
  }

  /// A step or a tooltip whose element is on none of its pages.
  public struct Loss: Hashable, Sendable {
    /// The content, with its version.
    public var content: ContentRef
    /// The step; nil for a tooltip.
    public var step: ItemID?
    /// The element.
    public var anchor: Anchor
    /// The pages of the manifest on which it was looked for, in order.
    public var pages: [String]
  }

  /// The steps of a guide that lost their element.
  ///
  /// A step is looked for on the page that it is linked to, else on every page of the manifest that its pattern means;
  /// one of them is enough. What is on no page of the manifest cannot be told and is no loss.
  public func losses(in guide: Guide) -> [Loss] {
    guide.steps.compactMap { step in
      guard let anchor = step.anchor, step.presentation != .modal else { return nil }
      return loss(
        of: anchor, on: step.path.map { PagePattern($0.text) ?? step.page } ?? step.page, in: guide.ref, step.id)
    }
  }

  /// The loss of a tooltip's element, when it is lost.
  public func losses(in tooltip: Tooltip) -> [Loss] {
    [loss(of: tooltip.anchor, on: tooltip.page, in: tooltip.ref, nil)].compactMap(\.self)
  }

  private func loss(of anchor: Anchor, on pattern: PagePattern, in content: ContentRef, _ step: ItemID?) -> Loss? {
    let pages = pages.filter { pattern.matches($0.key) }
    guard !pages.isEmpty, !pages.values.contains(where: { $0.contains(anchor.selector) }) else { return nil }
    return Loss(content: content, step: step, anchor: anchor, pages: pages.keys.sorted())
  }
}

extension AnchorManifest.Loss: CustomStringConvertible {
  public var description: String {
    let name = step.map { "the step \"\($0)\" of \"\(content)\"" } ?? "\"\(content)\""
    let places = pages.map { "\"\($0)\"" }.joined(separator: ", ")
    return "\(name) points at \"\(anchor)\", which is not on \(places)"
  }
}

extension AnchorManifest: Codable {
  private enum CodingKeys: String, CodingKey { case pages }

  public init(from decoder: any Decoder) throws {
    try DocumentHeader.check("anchors", from: decoder)
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(pages: try container.decode([String: [String]].self, forKey: .pages).mapValues(Set.init))
  }

  public func encode(to encoder: any Encoder) throws {
    try DocumentHeader.encode("anchors", to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(pages.mapValues { $0.sorted() }, forKey: .pages)
  }
}
