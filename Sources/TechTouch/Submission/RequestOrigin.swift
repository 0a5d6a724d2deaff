/// Where a request came from, as its headers say; a state may change only on a request of the product's own pages.
public struct RequestOrigin: Hashable, Sendable {
  /// The header `Sec-Fetch-Site`.
  public var fetchSite: String?
  /// The header `Origin`.
  public var origin: String?
  /// The header `Host`, as the browser knows the server.
  public var host: String?

  /// Makes an origin of the three headers.
  public init(fetchSite: String?, origin: String?, host: String?) {
    self.fetchSite = fetchSite
    self.origin = origin
    self.host = host
  }

  /// Refuses a post from another site.
  ///
  /// `Sec-Fetch-Site` decides where it is sent: only `same-origin` and `none` (typed by the user) are taken. Else
  /// `Origin` must name the host. A request with neither header comes from no browser that a page could misuse, and is
  /// taken.
  /// - Throws: `Refusal` with the code `crossSite`.
  public func check() throws(Refusal) {
    if let fetchSite {
      guard fetchSite == "same-origin" || fetchSite == "none" else {
        throw Refusal(.crossSite, "the form came from another site")
      }
    } else if let origin {
      let authority = origin.firstRange(of: "://").map { origin[$0.upperBound...] }
      guard let host, authority.map(String.init)?.lowercased() == host.lowercased() else {
        throw Refusal(.crossSite, "the form came from another site")
      }
    }
  }
}
