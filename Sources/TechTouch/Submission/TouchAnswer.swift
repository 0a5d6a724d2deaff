/// What the host's server answers to a submission, in no framework's words: status, headers, body.
public struct TouchAnswer: Hashable, Sendable {
  /// The HTTP status.
  public var status: Int
  /// The headers.
  public var headers: [Header]
  /// The body; empty for a redirect.
  public var body: HTML

  /// One header.
  public struct Header: Hashable, Sendable {
    /// The name.
    public var name: String
    /// The value.
    public var value: String
  }

  /// Goes to a page.
  static func seeOther(_ location: String) -> TouchAnswer {
    TouchAnswer(status: 303, headers: [Header(name: "Location", value: location)], body: .empty)
  }

  /// There is nothing to show anew.
  static let noContent = TouchAnswer(status: 204, headers: [], body: .empty)

  /// The root of the page anew, for the script to swap in.
  static func fragment(_ root: HTML, status: Int = 200, location: String? = nil) -> TouchAnswer {
    var headers = [
      Header(name: "Content-Type", value: "text/html; charset=utf-8"),
      Header(name: "Cache-Control", value: "no-store"), Header(name: "Vary", value: "TT-Fragment"),
    ]
    if let location { headers.append(Header(name: "TT-Location", value: location)) }
    return TouchAnswer(status: status, headers: headers, body: root)
  }
}
