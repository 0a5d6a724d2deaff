/// What happened: `campaign.created` for the host's own events, `touch.…` for those the library writes.
public struct EventName: StringIdentifier {
  public let rawValue: String

  public init(_ rawValue: String) {
    self.rawValue = rawValue
  }
}
