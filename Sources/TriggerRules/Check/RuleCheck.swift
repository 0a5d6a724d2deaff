import EventLog

/// Finds what is wrong with a document before anybody is touched by it.
struct RuleCheck {
  let document: RuleDocument
  /// The content there is; nil when that is not known here.
  let contents: Set<ContentRef>?
  var issues: [RuleIssue] = []
  /// Where each attribute is compared, and as what.
  var uses: [AttributeKey: [AttributeUse]] = [:]
  /// The same of the properties of events.
  var propertyUses: [PropertyOfEvent: [AttributeUse]] = [:]

  /// What is meant in days is never more.
  static let mostDays = Span.longestDays
  /// Points, weights and counts that can still be added up.
  static let most = 1_000_000
  private static let mostSeconds = mostDays * 86_400

  init(_ document: RuleDocument, knowing contents: Set<ContentRef>?) {
    self.document = document
    self.contents = contents.map { Set($0.map(\.unversioned)) }
    checkIDs()
    checkCaps()
    checkSegments()
    checkExperiments()
    checkPolicy()
    for (index, rule) in document.rules.enumerated() { check(rule, at: "rules[\(index)]") }
    checkTypes()
    checkNeeds()
    checkEchoes()
    checkShadows()
    checkStarved()
  }

  mutating func report(_ code: RuleIssue.Code, _ path: String, _ message: String) {
    issues.append(RuleIssue(code, at: path, message))
  }

  /// Reports unless the number is one of these.
  mutating func want(_ number: Int, in range: ClosedRange<Int>, _ path: String, _ unit: String) {
    if number < range.lowerBound {
      let unit = range.lowerBound == 1 && unit.hasSuffix("s") ? String(unit.dropLast()) : unit
      report(.outOfRange, path, "wanted at least \(range.lowerBound) \(unit), found \(number)")
    } else if number > range.upperBound {
      report(.outOfRange, path, "wanted at most \(range.upperBound) \(unit), found \(number)")
    }
  }

  mutating func want(_ share: Double, _ path: String) {
    if !(0...100).contains(share) { report(.outOfRange, path, "wanted a percentage from 0 to 100, found \(share)") }
  }

  /// Reports an event's name under which nothing is ever recorded.
  mutating func want(_ event: EventName, _ path: String) {
    if event.rawValue.isEmpty { return report(.malformed, path, "wanted an event's name") }
    guard event.isNeverRecorded else { return }
    let names = EventName.touches.sorted().map(\.rawValue).joined(separator: ", ")
    report(.undeclared, path, "the library records no event \"\(event)\"; wanted one of \(names)")
  }

  mutating func want(salt: String, _ path: String) {
    if salt.isEmpty { report(.malformed, path, "wanted a salt such as \"welcome\", found an empty text") }
  }

  mutating func want(_ content: ContentRef, _ path: String) {
    guard let contents, !contents.contains(content.unversioned) else { return }
    report(.undeclared, path, "there is no content \"\(content.unversioned)\"")
  }

  /// Reports a kind that neither the library nor any content has: what is said of it would count for nothing.
  mutating func want(_ kind: ContentKind, _ path: String) {
    guard let contents else { return }
    let known = ContentKind.known.union(contents.map(\.kind))
    guard !known.contains(kind) else { return }
    let kinds = known.sorted().map(\.rawValue).joined(separator: ", ")
    report(.undeclared, path, "there is no kind of content \"\(kind)\"; wanted one of \(kinds)")
  }

  private mutating func checkIDs() {
    unique(document.rules.map(\.id), "rules", "rule")
    unique(document.caps.map(\.id), "caps", "cap")
    unique(document.policy.defaultCaps.map(\.id), "policy.defaultCaps", "cap")
    unique(document.experiments.map(\.id), "experiments", "experiment")
  }

  private mutating func unique<ID: StringIdentifier>(_ ids: [ID], _ path: String, _ what: String) {
    var seen: Set<ID> = []
    for (index, id) in ids.enumerated() {
      if id.rawValue.isEmpty { report(.malformed, "\(path)[\(index)].id", "wanted an id, found an empty text") }
      if !seen.insert(id).inserted {
        report(.duplicate, "\(path)[\(index)].id", "the \(what) id \"\(id)\" is used twice")
      }
    }
  }

  private mutating func checkSegments() {
    for (id, condition) in document.segments.sorted(by: { $0.key < $1.key }) {
      check(condition, at: "segments.\(id)", of: .some)
      if let cycle = cycle(from: id, in: document.segments.mapValues(\.segments)) {
        report(.cycle, "segments.\(id)", "the segment is declared by means of itself: \(cycle)")
      }
    }
  }

  private mutating func checkExperiments() {
    for (index, experiment) in document.experiments.enumerated() {
      let path = "experiments[\(index)].variants"
      unique(experiment.variants.map(\.name), path, "variant")
      for (place, variant) in experiment.variants.enumerated() {
        want(variant.percent, "\(path)[\(place)].percent")
        if variant.percent == 0 {
          report(.neverTrue, "\(path)[\(place)].percent", "nobody has the variant \"\(variant.name)\"")
        }
      }
      // To the hundredth, as places are counted: 74.2, 21.1 and 4.7 add up to a little more than 100 in binary.
      want((experiment.variants.reduce(0) { $0 + $1.percent } * 100).rounded() / 100, path)
    }
  }

  private mutating func checkPolicy() {
    if let holdout = document.policy.holdout {
      want(holdout.percent, "policy.holdout.percent")
      want(salt: holdout.salt, "policy.holdout.salt")
      if holdout.percent == 100 {
        report(.neverTrue, "policy.holdout.percent", "everybody is held out, so no rule ever acts")
      }
    }
    let policy = document.policy
    for kind in policy.interrupting.sorted() { want(kind, "policy.interrupting") }
    want(policy.lease.seconds, in: 1...Self.mostSeconds, "policy.leaseSeconds", "seconds")
    want(policy.offPageLease.seconds, in: 1...Self.mostSeconds, "policy.offPageLeaseSeconds", "seconds")
    want(policy.lateness.seconds, in: 0...Self.mostSeconds, "policy.latenessSeconds", "seconds")
    want(policy.ageing, in: 0...Self.most, "policy.ageing", "points")
    want(policy.patienceDays, in: 1...Self.mostDays, "policy.patienceDays", "days")
    use(policy.unsubscribed, as: [.boolean, .list], at: "policy.unsubscribed")
    if let quiet = policy.quietHours, quiet.from == quiet.until {
      report(.neverTrue, "policy.quietHours", "they end at \(quiet.until), when they begin")
    }
    if let tiering = document.tiering {
      use(tiering.value, as: [.number], at: "tiering.value")
      use(tiering.override, as: [.text], at: "tiering.override")
    }
    if let tiering = document.tiering, tiering.low > tiering.high {
      report(.outOfRange, "tiering", "wanted low not above high, found low \(tiering.low) and high \(tiering.high)")
    }
  }

  /// The way from a name back to itself, such as `a → b → a`; nil when there is none.
  func cycle<Name: StringIdentifier>(from start: Name, in needs: [Name: Set<Name>]) -> String? {
    var path: [Name] = [start]
    var seen: Set<Name> = []
    func reaches(_ name: Name) -> Bool {
      for next in (needs[name] ?? []).sorted() {
        if next == start { return true }
        guard seen.insert(next).inserted else { continue }
        path.append(next)
        if reaches(next) { return true }
        path.removeLast()
      }
      return false
    }
    return reaches(start) ? (path + [start]).map(\.rawValue).joined(separator: " → ") : nil
  }
}
