extension Catalog {
  /// Every step and tooltip that lost its element, in the order of the catalogue: for the host's own tests.
  ///
  /// ```swift
  /// let manifest = try ContentDecoder().decode(AnchorManifest.self, from: bytes)
  /// #expect(catalog.losses(in: manifest) == [])
  /// ```
  public func losses(in manifest: AnchorManifest) -> [AnchorManifest.Loss] {
    all.flatMap { content -> [AnchorManifest.Loss] in
      switch content {
      case .guide(let guide): manifest.losses(in: guide)
      case .tooltip(let tooltip): manifest.losses(in: tooltip)
      default: []
      }
    }
  }
}
