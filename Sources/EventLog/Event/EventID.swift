/// The idempotency key of an event, chosen by whoever writes it and unique for ever within the subject's stream.
public struct EventID: StringIdentifier {
  public let rawValue: String

  public init(_ rawValue: String) {
    self.rawValue = rawValue
  }
}
