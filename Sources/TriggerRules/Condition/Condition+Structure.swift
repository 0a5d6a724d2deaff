import EventLog
import Foundation

// What the checks ask about the shape of a condition.

extension Condition {
  /// The segments that are used directly.
  var segments: Set<SegmentID> {
    switch form {
    case .all(let parts), .any(let parts): parts.reduce(into: []) { $0.formUnion($1.segments) }
    case .not(let part): part.segments
    case .segment(let id): [id]
    default: []
    }
  }

  /// The content without whose touches the condition cannot hold.
  func neededContents(in segments: [SegmentID: Condition], depth: Int = 0) -> Set<ContentRef> {
    switch form {
    case .all(let parts):
      return parts.reduce(into: []) { $0.formUnion($1.neededContents(in: segments, depth: depth + 1)) }
    case .any(let parts):
      let each = parts.map { $0.neededContents(in: segments, depth: depth + 1) }
      return each.dropFirst().reduce(each.first ?? []) { $0.intersection($1) }
    case .segment(let id):
      guard depth < 50, let segment = segments[id] else { return [] }
      return segment.neededContents(in: segments, depth: depth + 1)
    case .content(let question): return [question.content.unversioned]
    case .score(let question): return [question.survey.unversioned]
    default: return []
    }
  }

  /// True when it asks for nothing but the properties of one event.
  var asksOnlyProperties: Bool {
    switch form {
    case .all(let parts), .any(let parts): parts.allSatisfy(\.asksOnlyProperties)
    case .not(let part): part.asksOnlyProperties
    case .property: true
    default: false
    }
  }
}
