import Foundation
import TechTouch

/// Two catalogues side by side.
struct CatalogComparison {
  let old: Catalog
  let new: Catalog
  let pages: [Page]
  let now: Date
  /// The content that is not the same in both, without versions.
  private let differing: Set<ContentRef>

  init(old: Catalog, new: Catalog, pages: [Page]?, now: Date) {
    self.old = old
    self.new = new
    self.now = now
    let named = Dictionary((old.pages + new.pages).map { ($0.path, $0) }) { first, _ in first }
    self.pages = pages ?? named.values.sorted { $0.path < $1.path }
    differing = Set(
      (old.all + new.all).map(\.ref.unversioned).filter { old.content($0) != new.content($0) })
  }

  /// What happened to content, then to rules, each by name.
  var changes: [CatalogDifference.Change] {
    let contents = differing.sorted { $0.description < $1.description }.map { content in
      CatalogDifference.Change(
        name: content.description,
        kind: Self.kind(old.content(content), new.content(content), version: { $0.ref.version }))
    }
    let (before, after) = (Self.rules(of: old), Self.rules(of: new))
    let ids = Set(before.keys).union(after.keys).filter { before[$0] != after[$0] }
    return contents
      + ids.sorted().map { id in
        CatalogDifference.Change(name: "rule \(id)", kind: Self.kind(before[id], after[id], version: { _ in nil }))
      }
  }

  /// Every user with what each catalogue knows of them, in a stable order.
  func members(of events: [RecordedEvent]) -> [(Subject, (old: Planner, new: Planner))] {
    zip(Planner.all(events, catalog: old), Planner.all(events, catalog: new)).flatMap { before, after in
      before.members.map { ($0, (old: before, new: after)) }
    }
  }

  /// What any of the pages would show.
  func shown(to subject: Subject, _ planner: Planner) -> Set<ContentRef> {
    Set(pages.flatMap { planner.decision(for: subject, on: $0, at: now).shown.map(\.unversioned) })
  }

  /// What time alone brings until an instant with the one and not, or not then, with the other.
  func due(for events: [RecordedEvent], through end: Date) -> [CatalogDifference.Due] {
    let (before, after) = (due(for: events, of: old, through: end), due(for: events, of: new, through: end))
    var subjects: [String: [CatalogDifference.Due.Kind: [Subject]]] = [:]
    for key in Set(before.keys).union(after.keys) where before[key] != after[key] {
      let kind: CatalogDifference.Due.Kind = before[key] == nil ? .gained : after[key] == nil ? .lost : .moved
      subjects[key.name, default: [:]][kind, default: []].append(key.subject)
    }
    return subjects.sorted { $0.key < $1.key }.flatMap { name, kinds in
      CatalogDifference.Due.Kind.allCases.compactMap { kind in
        kinds[kind].map { subjects in
          CatalogDifference.Due(
            name: name, kind: kind, subjects: subjects.sorted { $0.description < $1.description })
        }
      }
    }
  }

  private struct DueKey: Hashable {
    var name: String
    var subject: Subject
  }

  private func due(for events: [RecordedEvent], of catalog: Catalog, through end: Date) -> [DueKey: [Date]] {
    let due = Planner.all(events, catalog: catalog).flatMap { $0.due(after: now, through: end) }
    return Dictionary(grouping: due) { DueKey(name: $0.action.subjectMatter, subject: $0.subject) }
      .mapValues { $0.map(\.date) }
  }

  /// The places of changed content where a user stands.
  func places(of subject: Subject, _ planner: Planner) -> [CatalogDifference.Place] {
    differing.compactMap { content in
      switch old.content(content) {
      case .guide(let guide):
        guard let step = GuideProgress(of: guide, in: planner.own(subject), subject: subject).step else { return nil }
        let steps: [ItemID] = if case .guide(let next)? = new.content(content) { next.steps.map(\.id) } else { [] }
        return CatalogDifference.Place(content: content, step: step.id, isGone: !steps.contains(step.id))
      case .checklist(let checklist):
        let progress = ChecklistProgress(of: checklist, in: planner.all, subject: subject)
        guard progress.lastActivity != nil, !progress.isComplete else { return nil }
        return CatalogDifference.Place(content: content, step: nil, isGone: new.content(content) == nil)
      default: return nil
      }
    }
  }

  private static func rules(of catalog: Catalog) -> [RuleID: Rule] {
    Dictionary(catalog.rules.document.rules.map { ($0.id, $0) }) { first, _ in first }
  }

  private static func kind<Part>(
    _ old: Part?, _ new: Part?, version: (Part) -> Int?
  ) -> CatalogDifference.Change.Kind {
    guard let old else { return .added }
    guard let new else { return .removed }
    return .changed(from: version(old), to: version(new))
  }
}

extension Action {
  /// What it is about, whatever else is said of it: the content, the task, or the call.
  fileprivate var subjectMatter: String {
    switch self {
    case .show(let content), .send(let content), .start(let content): "\(content.unversioned)"
    case .openTask(let task): "task \(task.id)"
    case .call(let name): "call \(name)"
    }
  }
}
