import EventLog
import Foundation

// Which rules have to be led through the gates at all.

extension Walk {
  /// The rules that can be chosen on this occasion, in their order, and whether the index found that their condition
  /// holds.
  ///
  /// A listener hears of every rule. Without one, those are left out of which the index knows that their trigger or
  /// their condition does not match; the walk would find the same, only later.
  func candidates() -> [(index: Int, isMatched: Bool)] {
    if Listener.isThorough { return rules.rules.indices.map { ($0, false) } }
    switch facts.occasion.kind {
    case .event(let event): return (rules.index.byEvent[event.name] ?? []).map { ($0, false) }
    case .due(let occurrence): return rules.index.byID[occurrence.rule].map { [($0, false)] } ?? []
    case .pageView:
      var found: [(index: Int, isMatched: Bool)] = []
      let source = FactsSource(walk: self, keys: rules.index.pages.attributes, streams: rules.index.pages.streams)
      rules.index.pages.forEachMatch(source) { found.append(($0, true)) }
      let matched = Set(found.map(\.index))
      for content in facts.contentThatMayGoOn {
        found += (rules.index.showing[content] ?? []).filter { !matched.contains($0) }.map { ($0, false) }
      }
      return found.sorted { $0.index < $1.index }
    }
  }
}

/// Reads columns from histories.
private struct FactsSource<Listener: Evidence>: TraitSource {
  let walk: Walk<Listener>
  let keys: [AttributeKey]
  let streams: [ColumnKey.Stream]
  let nowInMicroseconds: Int64
  private let attributes: [Value?]

  init(walk: Walk<Listener>, keys: [AttributeKey], streams: [ColumnKey.Stream]) {
    self.walk = walk
    self.keys = keys
    self.streams = streams
    nowInMicroseconds = Timestamp.microseconds(of: walk.facts.now)
    attributes = keys.map { walk.facts.attribute($0) }
  }

  var page: String? { walk.facts.occasion.page }

  func value(_ slot: Int) -> Value? { attributes[slot] }

  func count(in stream: Int, after: Int64, limit: Int) -> Int {
    let history = walk.facts.history(streams[stream].side)
    let start = after == .min ? Date.distantPast : Timestamp.date(microseconds: after)
    return history.count(of: streams[stream].name, after: start, through: walk.facts.now)
  }

  func walk(_ condition: Condition) -> Verdict {
    var walk = walk
    return walk.verdict(of: condition, event: walk.facts.occasion.event)
  }
}
