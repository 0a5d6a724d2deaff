public import EventLog
public import Foundation

/// One thing that was decided: what happens, by which rule.
public struct Choice: Hashable, Sendable, Codable {
  /// The rule that chose it.
  public var rule: RuleID
  /// What happens.
  public var action: Action
  /// True when it began earlier and goes on: it was granted or displayed before and takes no new place.
  public var isContinuing: Bool
  /// The caps it counts against; empty when it continues.
  public var caps: [CapID]
  /// How long its place is held before it is displayed.
  public var lease: Span
  /// Rules that could have taken the same place and have to wait; kept with the grant, they age by it.
  public var deferred: [RuleID]
  /// The earliest instant at which it may go out, where quiet hours put it off.
  public var notBefore: Date?

  /// The content it is about.
  public var content: ContentRef? { action.content }

  /// What is stored with the grant, so that a later decision can read it back.
  public func grantProperties(digest: String) -> [PropertyName: Value] {
    var properties: [PropertyName: Value] = [
      .rule: .string(rule.rawValue), .lease: .integer(lease.seconds), .digest: .string(digest),
    ]
    if !deferred.isEmpty { properties[.deferred] = .strings(deferred.map(\.rawValue)) }
    return properties
  }
}
