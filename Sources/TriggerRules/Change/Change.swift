public import EventLog
public import Foundation

/// One thing that would have to be different for a rule to be chosen.
public enum Change: Hashable, Sendable {
  /// An attribute has this value.
  case attribute(AttributeKey, Value)
  /// Something happens that many times, with these properties.
  case event(EventName, times: Int, by: Side, properties: [PropertyName: Value])
  /// A piece of content, or one item of it, goes through this.
  case content(ContentRef, ContentState, item: ItemID?)
  /// A survey is answered with this score.
  case score(ContentRef, Value)
  /// Another page is viewed.
  case page(String)
  /// The user has another language.
  case locale(String)
  /// The user comes with another device.
  case device(String)
  /// Time passes until this instant.
  case wait(until: Date, from: Date)
}

extension Change: CustomStringConvertible {
  /// The change as a support person says it: `plan = "pro"`, `wait 6 days 3 hours`.
  public var description: String {
    switch self {
    case .attribute(let key, let value): "\(key) = \(value)"
    case .event(let name, let times, let side, let properties):
      "\(name)" + (times == 1 ? " once" : " \(times) times") + (side == .account ? " by anybody of the company" : "")
        + (properties.isEmpty ? "" : " with \(properties.inWords)")
    case .content(let content, let state, let item):
      "\(content)" + (item.map { " item \($0)" } ?? "") + " \(state.rawValue)"
    case .score(let survey, let value): "\(survey) answered with \(value)"
    case .page(let path): "view \(path)"
    case .locale(let tag): "language = \(tag)"
    case .device(let name): "device = \(name)"
    case .wait(let until, let from): "wait \(Span(seconds: Int(until.timeIntervalSince(from).rounded(.up))))"
    }
  }
}

extension [PropertyName: Value] {
  fileprivate var inWords: String {
    sorted { $0.key < $1.key }.map { "\($0.key) = \($0.value)" }.joined(separator: ", ")
  }
}
