/// The style sheet and the script that the library brings, as the host serves them.
public enum Assets {
  /// The style sheet of all widgets, minified.
  public static let styleSheet: [UInt8] = PackageResources.touch_min_css
  /// The script, minified; every widget works without it.
  public static let script: [UInt8] = PackageResources.touch_min_js
  /// The fixed part of the style sheet for browsers without script.
  static let noScript: [UInt8] = PackageResources.noscript_css
}
