import ChecklistEngine
import EventLog
import Foundation
import TouchContent

/// A log to write in tests: each event is a minute after the one before.
struct Log {
  var recorded: [RecordedEvent] = []
  var start = Timestamp.date(from: "2026-11-20T00:00:00Z") ?? .distantPast

  var history: History { History(recorded) }
  var now: Date { start.addingTimeInterval(Double(recorded.count) * 60) }

  mutating func append(_ event: Event) {
    let count = recorded.count + 1
    recorded.append(
      RecordedEvent(event: event, version: count, position: Position(Int64(count)), recordedAt: event.time))
  }

  mutating func append(_ events: [Event]) {
    for event in events { append(event) }
  }

  mutating func add(
    _ name: EventName, _ subject: Subject, content: ContentRef? = nil, item: ItemID? = nil,
    _ properties: [PropertyName: Value] = [:], at time: Date? = nil
  ) {
    append(
      Event(
        id: EventID("e\(recorded.count + 1)"), name: name, subject: subject, time: time ?? now, content: content,
        item: item, properties: properties))
  }

  /// What the engine does: apply, store, then store the facts.
  mutating func act(
    _ action: ChecklistAction, _ item: ItemID?, _ actor: Subject, roles: Set<String> = [], of checklist: Checklist
  ) throws {
    let before = ChecklistProgress(of: checklist, in: history, subject: actor)
    append(
      try before.apply(
        action, to: item, by: actor, roles: roles, id: before.nonce(for: item, subject: actor), at: now))
    keepFacts(of: checklist, for: actor)
  }

  mutating func keepFacts(of checklist: Checklist, for subject: Subject) {
    append(ChecklistProgress(of: checklist, in: history, subject: subject).facts(at: now))
  }

  func progress(_ checklist: Checklist, _ subject: Subject = .sato) -> ChecklistProgress {
    ChecklistProgress(of: checklist, in: history, subject: subject)
  }
}

extension Subject {
  static let aoba = Subject(account: "aoba")
  static let sato = Subject(user: "sato", of: "aoba")
  static let suzuki = Subject(user: "suzuki", of: "aoba")
  static let takahashi = Subject(user: "cs-takahashi", of: "aoba")
  static let miller = Subject(user: "miller", of: "northwind")
}

let staff: Set<String> = ["customer-success"]

extension Checklist.Item {
  static func ticked(_ id: ItemID, weight: Int = 1, optional: Bool = false, needs: [ItemID] = []) -> Checklist.Item {
    Checklist.Item(
      id: id, statement: ["ja": "\(id)を設定した", "en": "Set up \(id)"], weight: weight, isOptional: optional, needs: needs)
  }

  static func verified(_ id: ItemID) -> Checklist.Item {
    Checklist.Item(id: id, statement: ["ja": "\(id)を設定した", "en": "Set up \(id)"], verifiedBy: "customer-success")
  }

  static func detected(_ id: ItemID, _ key: Checklist.Key, verifiedBy: String? = nil) -> Checklist.Item {
    Checklist.Item(
      id: id, statement: ["ja": "\(id)を実行した", "en": "Did \(id)"], done: [key], verifiedBy: verifiedBy)
  }
}

extension Checklist {
  /// A list called `setup` with one section a level.
  static func setup(
    _ levels: [[Item]], version: Int = 1, scope: Scope = .account, order: Order = .free, lookBack: LookBack = .ever,
    milestones: [Int] = [], policy: MilestonePolicy = .highest
  ) -> Checklist {
    Checklist(
      id: "setup", version: version, title: ["ja": "導入チェックリスト", "en": "Set-up"], scope: scope, order: order,
      lookBack: lookBack,
      levels: levels.enumerated().map { number, items in
        Level(
          id: ItemID("lv\(number + 1)"), title: ["ja": "レベル\(number + 1)", "en": "Level \(number + 1)"],
          sections: [Section(id: "web", title: ["ja": "Webサイト", "en": "Web site"], items: items)])
      }, milestones: milestones, milestonePolicy: policy)
  }
}

extension RenderContext {
  static let japanese = RenderContext(language: LanguagePreference(["ja"], source: "ja"), page: "/settings")
}
