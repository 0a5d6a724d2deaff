import EventLog
import TouchContent

/// Checks that checklists and programmes share.
struct DocumentChecks {
  var languages: [LanguageTag]
  var source: LanguageTag
  private(set) var issues: [ContentIssue] = []

  init(languages: [LanguageTag], source: LanguageTag) {
    self.languages = languages
    self.source = source
  }

  mutating func add(
    _ code: String, at path: String, _ message: String, severity: ContentIssue.Severity = .error
  ) {
    issues.append(ContentIssue(code, at: path, message, severity: severity))
  }

  mutating func check(id: String, at path: String) {
    if !DocumentHeader.isPlain(id) {
      add("id.form", at: path, "wanted an id of letters, digits, \"-\" and \"_\", found \"\(id)\"")
    }
  }

  /// Ids that must differ from one another.
  mutating func check(ids: [(path: String, id: ItemID)], of what: String) {
    var first: [ItemID: String] = [:]
    for (path, id) in ids {
      check(id: id.rawValue, at: "\(path).id")
      if let other = first[id] {
        add("id.duplicate", at: "\(path).id", "the \(what) \"\(id)\" is at \(other) already; ids must differ")
      } else {
        first[id] = path
      }
    }
  }

  mutating func check(version: Int) {
    if version < 1 { add("version.range", at: "version", "wanted a version from 1, found \(version)") }
  }

  mutating func check<T>(text: Localized<T>, at path: String) {
    if text.isBlank {
      add("text.empty", at: path, "wanted a text, found an empty one")
      return
    }
    for blank in text.blanks {
      add("text.empty", at: blank.map { "\(path).\($0)" } ?? path, "wanted a text, found an empty one")
    }
    for language in text.missing(from: languages, source: source) {
      add("text.missing", at: path, "no text in \"\(language)\"; readers of it see a fallback", severity: .warning)
    }
  }

  /// Finds the name of an event under which nothing is ever recorded.
  mutating func check(event: EventName, at path: String) {
    guard event.isNeverRecorded else { return }
    add("event.name", at: path, "wanted the name of an event that is recorded, found \"\(event)\"")
  }

  mutating func check(due: DueRule?, at path: String) {
    guard let due else { return }
    if let event = due.event { check(event: event, at: "\(path).event") }
    if !(0...DueRule.highestCount).contains(due.count) {
      add("due.count", at: path, "wanted 0 to \(DueRule.highestCount) days, found \(due.count)")
    }
    if due.unit.isBefore, due.event == nil {
      add("due.event", at: path, "wanted the event that it is due before, found none")
    }
  }

  /// Finds what each id needs, and loops in that.
  mutating func check(needs: [(path: String, id: ItemID, needs: [ItemID])], of what: String) {
    let edges = Dictionary(needs.map { ($0.id, $0.needs) }) { first, _ in first }
    for (path, _, wanted) in needs {
      for (place, other) in wanted.located(path) where edges[other] == nil {
        let suggestion = Suggestion.text(for: other.rawValue, among: edges.keys.map(\.rawValue))
        add("needs.unknown", at: place, "there is no \(what) \"\(other)\"\(suggestion)")
      }
    }
    for (path, id, _) in needs {
      guard let loop = Self.loop(from: id, edges), loop.min() == id else { continue }
      let text = (loop + [id]).map { "\"\($0)\"" }.joined(separator: " → ")
      add("needs.loop", at: path, "these wait for one another for ever: \(text)")
    }
  }

  /// The shortest way from an id back to itself.
  private static func loop(from id: ItemID, _ edges: [ItemID: [ItemID]]) -> [ItemID]? {
    var seen: Set<ItemID> = []
    var ways: [[ItemID]] = [[id]]
    while !ways.isEmpty {
      let way = ways.removeFirst()
      for next in way.last.flatMap({ edges[$0] }) ?? [] {
        if next == id { return way }
        if seen.insert(next).inserted { ways.append(way + [next]) }
      }
    }
    return nil
  }
}
