/// A file that the host serves below the endpoint, for ever: its name changes with its contents.
public struct PageAsset: Hashable, Sendable {
  /// The last part of its path, such as `core.1f0c….css`.
  public var name: String
  /// What it is, for the header `Content-Type`.
  public var contentType: String
  /// The contents.
  public var bytes: [UInt8]

  /// What the host sends as `Cache-Control`: the name changes with the contents, so a copy never goes stale.
  public static let cacheControl = "public, max-age=31536000, immutable"

  init(_ name: String, _ suffix: String, contentType: String, bytes: [UInt8]) {
    var hash = StableHash()
    for byte in bytes { hash.combine(byte) }
    self.name = "\(name).\(hash.text).\(suffix)"
    self.contentType = contentType
    self.bytes = bytes
  }
}
