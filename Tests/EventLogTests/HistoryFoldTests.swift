import Foundation
import Testing

@testable import EventLog

/// What histories fold as they grow, held against the same read from all events anew.
struct HistoryFoldTests {
  private static let subjects = [sato, suzuki, Subject(account: "aoba")]
  private static let contents: [ContentRef] = ["guide/a@1", "guide/a@2", "popup/b@1", "banner/c"]
  private static let names: [EventName] = [
    .granted, .displayed, .started, .completed, .dismissed, .snoozed, .queued, .attributesChanged, "campaign.created",
  ]

  /// A log with late events, equal times, grants, and displays of them, of others and of nothing.
  private func log(seed: Int) -> [RecordedEvent] {
    var random = SeededRandom(seed: seed)
    var versions: [Subject: Int] = [:]
    return (0..<Int.random(in: 0...60, using: &random)).map { index in
      let subject = Self.subjects.randomElement(using: &random) ?? sato
      versions[subject, default: 0] += 1
      let name = Self.names.randomElement(using: &random) ?? "a"
      let late = Double(index) - (random.next() % 4 == 0 ? Double(random.next() % 30) : 0)
      var event = event("e-\(index)", name, of: subject, at: late.rounded() / 2)
      if name == .attributesChanged {
        event.properties = [PropertyName("p\(random.next() % 3)"): .integer(index)]
      } else {
        event.content = Self.contents.randomElement(using: &random)
        event.properties = [
          .cause: .string("e-\(random.next() % UInt64(index + 1))"), .rule: .string("r\(random.next() % 3)"),
          .lease: .integer(Int(random.next() % 20)), .deferred: .strings(["r\(random.next() % 3)"]),
        ]
      }
      return RecordedEvent(
        event: event, version: versions[subject] ?? 0, position: Position(Int64(index + 1)), recordedAt: time(40))
    }
  }

  private func attributes(of subject: Subject, in log: [RecordedEvent], at now: Date = .distantFuture)
    -> [PropertyName: Value]
  {
    let changes = log.filter { $0.event.subject == subject && $0.event.name == .attributesChanged }
      .filter { $0.event.time <= now }.sorted { ($0.event.time, $0.position) < ($1.event.time, $1.position) }
    return changes.reduce(into: [:]) { known, change in
      for (name, value) in change.event.properties { known[name] = value }
    }
  }

  @Test func attributesAreThoseOfAllChangesInTheOrderTheyHappened() {
    for seed in 0..<300 {
      let log = log(seed: seed)
      let history = History(log)
      for subject in Self.subjects {
        #expect(history.attributes(of: subject) == attributes(of: subject, in: log), "seed \(seed)")
        for now in [0.0, 7, 15, 40] {
          let wanted = attributes(of: subject, in: log, at: time(now))
          #expect(history.attributes(of: subject, through: time(now)) == wanted, "seed \(seed), at \(now)")
        }
      }
    }
  }

  @Test func aCopyIsNotChangedByWhatItsOriginalTakesIn() {
    for seed in 0..<100 {
      let log = log(seed: seed)
      var history = History()
      var copies: [History] = []
      for event in log {
        copies.append(history)
        history.append(event)
      }
      for (count, copy) in copies.enumerated() {
        #expect(copy.events == Array(log.prefix(count)), "seed \(seed)")
        for subject in Self.subjects {
          #expect(copy.attributes(of: subject) == attributes(of: subject, in: Array(log.prefix(count))), "seed \(seed)")
        }
        for name in Self.names {
          #expect(copy.count(of: name) == log.prefix(count).count { $0.event.name == name }, "seed \(seed)")
        }
      }
    }
  }

  @Test func whatIsTakenAwayFromTheEndWasNeverThere() {
    for seed in 0..<200 {
      let log = log(seed: seed)
      let end = log.isEmpty ? 0 : seed % (log.count + 1)
      var history = History(log)
      history.removeAll(beyond: Position(Int64(end)))
      let wanted = History(log.prefix(end))
      #expect(history.events == wanted.events, "seed \(seed)")
      #expect(history.position == wanted.position && history.latest == wanted.latest, "seed \(seed)")
      #expect(Set(history.contents) == Set(wanted.contents), "seed \(seed)")
      for subject in Self.subjects {
        #expect(history.version(of: subject) == wanted.version(of: subject), "seed \(seed)")
        #expect(history.attributes(of: subject) == wanted.attributes(of: subject), "seed \(seed)")
      }
      for name in Self.names { #expect(history.events(named: name) == wanted.events(named: name), "seed \(seed)") }
      for event in log {
        let (id, subject) = (event.event.id, event.event.subject)
        #expect(history.event(id, of: subject) == wanted.event(id, of: subject), "seed \(seed)")
      }
      for event in log.dropFirst(end) { history.append(event) }
      #expect(history.events == log, "seed \(seed)")
    }
  }

  @Test func companiesHaveTheirOwnEventsOnly() {
    for seed in 0..<100 {
      let log = log(seed: seed)
      let (history, own) = (History(log), History(log.filter { $0.event.subject.user == nil }))
      #expect(Set(history.companyContents) == Set(own.contents), "seed \(seed)")
      for name in Self.names { #expect(history.companyEvents(named: name) == own.events(named: name), "seed \(seed)") }
      for content in Self.contents {
        #expect(history.companyEvents(of: content) == own.events(of: content), "seed \(seed)")
        #expect(history.hasCompanyEvents(of: content) == own.hasEvents(of: content), "seed \(seed)")
      }
    }
  }

  @Test func touchesAreFoldedAsFromAllEventsAtOnce() {
    for seed in 0..<300 {
      let log = log(seed: seed).filter { $0.event.subject == sato }
      var person = PersonHistory()
      for event in log { person.append(event) }
      let whole = TouchFold(person.events)
      for content in Self.contents.map(\.unversioned) {
        let (grown, wanted) = (person.touches.standing(of: content), whole.standing(of: content))
        #expect(grown?.end == wanted?.end && grown?.grants == wanted?.grants, "seed \(seed)")
        #expect(grown?.displayed == wanted?.displayed && grown?.started == wanted?.started, "seed \(seed)")
        #expect(grown?.snoozedUntil == wanted?.snoozedUntil && grown?.queued == wanted?.queued, "seed \(seed)")
      }
      #expect(Set(person.touches.open) == Set(whole.open), "seed \(seed)")
      #expect(person.touches.latest == whole.latest, "seed \(seed)")
    }
  }

  /// The ledger as it was first written: every event read at each instant.
  private struct PlainLedger {
    var entries: [String] = []
    var grants: [(rule: String?, deferred: [String])] = []

    init(_ log: [RecordedEvent], at now: Date) {
      let log = log.filter { $0.event.time <= now && $0.event.content != nil }
        .sorted { ($0.event.time, $0.position) < ($1.event.time, $1.position) }
      var confirmed: Set<String> = []
      for recorded in log where recorded.event.name == .displayed {
        let cause = recorded.event.properties[.cause]?.string ?? ""
        if confirmed.insert(cause).inserted {
          entries.append("\(recorded.event.time) \(recorded.event.content?.description ?? "")")
        }
      }
      for recorded in log where recorded.event.name == .queued {
        entries.append("\(recorded.event.time) \(recorded.event.content?.description ?? "")")
      }
      for recorded in log where recorded.event.name == .granted {
        let grant = Grant(recorded.event)
        let isDisplayed = confirmed.contains(grant.id.rawValue)
        guard isDisplayed || now < grant.leaseEnd else { continue }
        grants.append((grant.rule, grant.deferred))
        if !isDisplayed {
          entries.append("\(grant.time) \(recorded.event.content?.description ?? "") until \(grant.leaseEnd)")
        }
      }
    }

    func timesDeferred(_ rule: String) -> Int {
      let since = grants.lastIndex { $0.rule == rule }.map { $0 + 1 } ?? 0
      return grants[since...].count { $0.deferred.contains(rule) }
    }
  }

  @Test func theLedgerCountsWhatASearchThroughAllEventsCounts() {
    for seed in 0..<300 {
      let log = log(seed: seed).filter { $0.event.subject == sato }
      var person = PersonHistory()
      for event in log { person.append(event) }
      for now in [person.events.latest, time(33), time(45)] where now >= person.events.latest {
        let (ledger, wanted) = (person.touches.ledger, PlainLedger(log, at: now))
        var found: [String] = []
        ledger.forEachEntry(at: now, since: .distantPast) { entry in
          found.append("\(entry.time) \(entry.content)" + (entry.leaseEnd.map { " until \($0)" } ?? ""))
        }
        #expect(found.sorted() == wanted.entries.sorted(), "seed \(seed)")
        for rule in ["r0", "r1", "r2"] {
          #expect(ledger.timesDeferred(rule, at: now) == wanted.timesDeferred(rule), "seed \(seed)")
        }
      }
    }
  }
}
