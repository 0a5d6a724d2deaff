/// The files that the pages of one catalogue link to.
public struct PageAssets: Hashable, Sendable {
  /// The style sheet of all widgets.
  public var core: PageAsset
  /// The style sheet that attaches widgets to the host's elements.
  public var anchors: PageAsset
  /// The style sheet for browsers without script, beside a blocking step.
  public var noScript: PageAsset
  /// The script; every widget works without it.
  public var script: PageAsset

  init(anchorRules: [AnchorRule]) {
    let sheet = AnchorSheet(anchorRules)
    core = PageAsset("core", "css", contentType: Self.css, bytes: Assets.styleSheet)
    anchors = PageAsset("anchors", "css", contentType: Self.css, bytes: Array(sheet.styleSheet.utf8))
    noScript = PageAsset("noscript", "css", contentType: Self.css, bytes: Array(sheet.noScriptSheet.utf8))
    script = PageAsset("touch", "js", contentType: "text/javascript; charset=utf-8", bytes: Assets.script)
  }

  /// The files of a page on which somebody sees content in another version.
  func replacing(anchorRules: [AnchorRule]) -> PageAssets {
    let sheet = AnchorSheet(anchorRules)
    var assets = self
    assets.anchors = PageAsset("anchors", "css", contentType: Self.css, bytes: Array(sheet.styleSheet.utf8))
    assets.noScript = PageAsset("noscript", "css", contentType: Self.css, bytes: Array(sheet.noScriptSheet.utf8))
    return assets
  }

  /// The file of that name; nil when there is none, such as for a page that was rendered by an earlier version.
  public subscript(name: String) -> PageAsset? {
    [core, anchors, noScript, script].first { $0.name == name }
  }

  private static let css = "text/css; charset=utf-8"

  /// What belongs into the page's head: the style sheets and the script.
  /// - Parameter nonce: What the host's Content-Security-Policy asks for in place of `'self'`.
  func head(endpoint: String, nonce: String? = nil) -> HTML {
    HTML { writer in
      writer.append(styles(endpoint, nonce: nonce))
      writer.markup("<script")
      writer.attribute("src", "\(endpoint)/\(script.name)")
      writer.attribute("nonce", nonce)
      writer.markup(" defer></script>")
    }
  }

  /// Links to the style sheet that keeps the focus within a blocking widget where there is no script to do it.
  func writeNoScript(endpoint: String, nonce: String?, to writer: inout HTMLWriter) {
    writer.markup("<noscript><link rel=\"stylesheet\"")
    writer.attribute("href", "\(endpoint)/\(noScript.name)")
    writer.attribute("nonce", nonce)
    writer.markup("></noscript>")
  }

  /// The style sheets alone, for a page that is to work without script.
  /// - Parameter nonce: What the host's Content-Security-Policy asks for in place of `'self'`.
  public func styles(_ endpoint: String, nonce: String? = nil) -> HTML {
    HTML { writer in
      for sheet in [core, anchors] {
        writer.markup("<link rel=\"stylesheet\"")
        writer.attribute("href", "\(endpoint)/\(sheet.name)")
        writer.attribute("nonce", nonce)
        writer.markup(">")
      }
    }
  }
}
