/// One step of a funnel: which events are taken for it.
public struct FunnelStep: Hashable, Sendable, Codable {
  /// What the step is called in reports.
  public var label: String
  /// The name of the event.
  public var name: EventName
  /// The content that the event must be about, of any version when the reference has none; nil for any.
  public var content: ContentRef?
  /// The part of the content; nil for any.
  public var item: ItemID?
  /// Properties that the event must have with equal values.
  public var properties: [PropertyName: Value]

  /// Makes a step; the label is the event's name if left out.
  public init(
    _ name: EventName, label: String? = nil, content: ContentRef? = nil, item: ItemID? = nil,
    properties: [PropertyName: Value] = [:]
  ) {
    self.label = label ?? name.rawValue
    self.name = name
    self.content = content
    self.item = item
    self.properties = properties
  }

  /// Whether an event is taken for this step.
  public func matches(_ event: Event) -> Bool {
    guard event.name == name, item == nil || event.item == item else { return false }
    if let content {
      guard let found = event.content, found.isSameContent(as: content),
        content.version == 0 || content.version == found.version
      else { return false }
    }
    return properties.allSatisfy { event.properties[$0.key] == $0.value }
  }
}
