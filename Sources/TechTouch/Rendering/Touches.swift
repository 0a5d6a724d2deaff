/// What a page shows to one user: three pieces of HTML that the host puts into its page.
public struct Touches: Sendable {
  /// What is shown, in the order of the page.
  public var shown: [ContentRef]
  /// Links to the style sheets and the script, for the page's head.
  public var head: HTML
  /// Banners, for the top of the page's body; often empty.
  public var banner: HTML
  /// Everything else: the last child of the page's body. Present even when it shows nothing.
  public var root: HTML
  /// The decision behind it.
  public var decision: Decision
}
