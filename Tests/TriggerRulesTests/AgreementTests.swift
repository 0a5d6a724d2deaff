import EventLog
import Foundation
import Testing
import TriggerRules

/// Random rules over random users: deciding, explaining and the index must say the same.
struct AgreementTests {
  @Test(arguments: 0..<30 as Range<UInt64>)
  func decidingAndExplainingAreTheSame(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let rules = try Self.rules(count: 30, &random)
    for _ in 0..<15 {
      let (user, account) = (Self.story(&random), Self.companyStory(&random))
      let occasion = Self.occasion(user, &random)
      let decision = rules.decide(occasion, user: user.history, account: account.history)
      let explained = rules.decide(occasion, user: user.history, account: account.history, explaining: true)
      #expect(decision.chosen == explained.chosen, "seed \(seed)")
      #expect(decision.digest == explained.digest, "seed \(seed)")
    }
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func theIndexFindsWhatTheWalkFinds(seed: UInt64) throws {
    var random = SeededGenerator(seed: 1_000 + seed)
    let count = seed % 8 == 0 ? 700 : 130
    let document = RuleDocument(
      rules: (0..<count).map { number in
        Rule(
          RuleID("r\(number)"), on: .pageView(random.one(of: ["/**", "/forms/**", "/a"])),
          when: Self.condition(depth: 3, columnsOnly: true, &random), do: .call("c\(number)"), repeat: .always)
      }, segments: ["s": .attribute("plan", .equals("pro"))])
    let rules = try RuleSet(document)
    for _ in 0..<20 {
      let user = Self.story(&random)
      let page = random.one(of: ["/", "/forms/new", "/a"])
      var traits = Traits(for: rules, at: now)
      traits.page = page
      for recorded in user.history.events(named: .attributesChanged) {
        for (name, value) in recorded.event.properties { traits.set(AttributeKey(name), to: value) }
      }
      for name in Self.events {
        traits.set(name, at: user.history.events(named: name).map(\.event.time))
      }
      var matched: Set<RuleID> = []
      rules.forEachMatch(traits) { matched.insert($0.id) }
      let occasion = Occasion(.pageView(page), for: user.subject, at: now)
      let proof = try #require(rules.decide(occasion, user: user.history, explaining: true).proof)
      let walked = proof.candidates.filter { candidate in
        candidate.gates.allSatisfy { $0.verdict == .matched || ![.trigger, .condition].contains($0.name) }
      }
      #expect(matched == Set(walked.map(\.rule)), "seed \(seed)")
      Self.expectRow(of: user, on: page, finds: matched, rules, seed, &random)
    }
  }

  /// A proof is read from the index where a page is viewed, and by the walk alone where an event triggers.
  @Test(arguments: 0..<30 as Range<UInt64>)
  func theProofTellsOfTheIndexWhatTheWalkReads(seed: UInt64) throws {
    var random = SeededGenerator(seed: 3_000 + seed)
    let conditions = (0..<60).map { _ in Self.condition(depth: 3, columnsOnly: seed % 2 == 0, &random) }
    let rules = try RuleSet(
      RuleDocument(
        rules: conditions.enumerated().flatMap { number, condition in
          [("page", .anyPage), ("event", .event("tick"))].map { (name: String, trigger: Trigger) in
            Rule(RuleID("\(name)\(number)"), on: trigger, when: condition, do: .call("c"), repeat: .always)
          }
        }, segments: ["s": .attribute("plan", .equals("pro"))]))
    for round in 0..<10 {
      let (user, account) = (Self.story(&random), Self.companyStory(&random))
      let tick = Event(id: "tick", name: "tick", subject: user.subject, time: now)
      let proofs = try [.pageView("/"), .event(tick)].map { (kind: Occasion.Kind) in
        try #require(
          rules.decide(
            Occasion(kind, for: user.subject, at: now), user: user.history, account: account.history, explaining: true
          ).proof)
      }
      for number in conditions.indices {
        let gates = zip(proofs, ["page", "event"]).map { proof, name in
          proof[RuleID("\(name)\(number)")]?.gates.first { $0.name == .condition }
        }
        let readings = gates.map { gate in gate?.readings.filter { $0.name != "page" } ?? [] }
        #expect(readings[0] == readings[1], "seed \(seed), round \(round): \(conditions[number])")
        guard gates.allSatisfy({ gate in gate?.readings.allSatisfy { $0.name != "page" } == true }) else { continue }
        #expect(gates[0] == gates[1], "seed \(seed), round \(round): \(conditions[number])")
      }
    }
  }
}

extension AgreementTests {
  /// The values in one row, in any order and with some that nobody asks for, find the same rules and the same first one.
  private static func expectRow(
    of user: Story, on page: String, finds matched: Set<RuleID>, _ rules: RuleSet, _ seed: UInt64,
    _ random: inout SeededGenerator
  ) {
    let attributes = (Self.attributes + ["nobody asks"]).shuffled(using: &random)
    let events = (Self.events + ["nobody asks"]).shuffled(using: &random)
    let row = Traits.Row(attributes: attributes, events: events, of: rules)
    var properties: [PropertyName: Value] = [:]
    for recorded in user.history.events(named: .attributesChanged) {
      properties.merge(recorded.event.properties) { $1 }
    }
    let values = attributes.map { $0.side == .user ? properties[$0.name] : nil }
    let times = EventTimes(events.map { user.history.events(named: $0).map(\.event.time) })
    var found: [RuleID] = []
    rules.forEachMatchingIndex(row, attributes: values, events: times, at: now, page: page) {
      found.append(rules.ordered[$0].id)
    }
    #expect(found == rules.ordered.map(\.id).filter(matched.contains), "seed \(seed)")
    let first = rules.firstMatch(row, attributes: values, events: times, at: now, page: page)
    #expect(first?.id == found.first, "seed \(seed)")
  }
}

extension AgreementTests {
  static let attributes: [AttributeKey] = ["plan", "seats", "since", "tags", "account.plan"]
  static let events: [EventName] = ["campaign.created", "form.published", "report.viewed"]
  static let contents: [ContentRef] = [
    "popup/a", "popup/b", "guide/g", "survey/s", "banner/b", "tooltip/t", "checklist/c", "message/m",
  ]

  static func value(_ random: inout SeededGenerator) -> Value {
    switch Int.random(in: 0..<7, using: &random) {
    case 0: .string(random.one(of: ["free", "pro", "trial", "", "enterprise", "caf\u{E9}", "cafe\u{301}", "山田商事株式会社"]))
    case 1: .integer(Int.random(in: -2...6, using: &random))
    case 2: .decimal(Double(Int.random(in: -4...12, using: &random)) / 2)
    case 3: .boolean(random.once(in: 2))
    case 4: .date(now.plus(.hours(Int.random(in: -20...20, using: &random) * 6)))
    case 5: .strings(["pro", "beta"])
    default: random.once(in: 9) ? .integer(.max) : .string("pro")
    }
  }

  static func comparison(_ random: inout SeededGenerator) -> Comparison {
    let span = Span.hours(6 * Int.random(in: 1...12, using: &random))
    let number: Value =
      random.once(in: 3)
      ? .date(now.plus(.hours(Int.random(in: -5...5, using: &random) * 6)))
      : .integer(Int.random(in: -1...5, using: &random))
    switch Int.random(in: 0..<13, using: &random) {
    case 0, 1: return .equals(value(&random))
    case 2: return .oneOf([value(&random), value(&random), .string("pro")])
    case 3: return .atLeast(number)
    case 4: return .atMost(number)
    case 5: return random.once(in: 2) ? .greaterThan(number) : .lessThan(number)
    case 6: return .between(1, .integer(Int.random(in: 1...5, using: &random)))
    case 7: return .contains(random.one(of: ["r", "pro", "beta", "", "\u{E9}", "e\u{301}", "商事"]))
    case 8:
      return random.once(in: 2)
        ? .hasPrefix(random.one(of: ["pr", "p", "", "caf\u{E9}", "cafe", "山田"]))
        : .hasSuffix(random.one(of: ["o", "\u{301}", "会社", ""]))
    case 9: return .exists
    case 10: return .withinLast(span)
    case 11: return .atLeastAgo(span)
    default: return .withinNext(span)
    }
  }

  static func condition(depth: Int, columnsOnly: Bool = false, _ random: inout SeededGenerator) -> Condition {
    let parts = { (random: inout SeededGenerator) -> [Condition] in
      (0..<Int.random(in: 1...3, using: &random)).map { _ in
        condition(depth: depth - 1, columnsOnly: columnsOnly, &random)
      }
    }
    switch depth > 0 ? Int.random(in: 0..<14, using: &random) : Int.random(in: 4..<14, using: &random) {
    case 0, 1: return .all(parts(&random))
    case 2: return .any(parts(&random))
    case 3: return .not(condition(depth: depth - 1, columnsOnly: columnsOnly, &random))
    case 4...8:
      return .attribute(random.one(of: columnsOnly ? Array(attributes.dropLast()) : attributes), comparison(&random))
    case 9, 10:
      let least = Int.random(in: 0...3, using: &random)
      return .event(
        random.one(of: events), atLeast: least, atMost: random.once(in: 3) ? least + 1 : nil,
        within: random.once(in: 3) ? nil : .hours(6 * Int.random(in: 1...20, using: &random)))
    case 11: return .page(random.one(of: ["/forms/*", "/**", "/a"]))
    case 12:
      if columnsOnly { return .segment("s") }
      // Not needed by itself, so that random rules do not wait for each other.
      return .any([.content(random.one(of: contents), is: random.one(of: ContentState.allCases)), .page("/a")])
    default: return columnsOnly ? .all([]) : .percentage(50, salt: random.one(of: ["x", "y"]))
    }
  }

  static func rules(count: Int, _ random: inout SeededGenerator) throws -> RuleSet {
    let rules = (0..<count).map { number -> Rule in
      let content = random.one(of: contents)
      let trigger: Trigger =
        random.once(in: 4)
        ? .event(random.one(of: events)) : .pageView(random.one(of: ["/**", "/forms/**", "/a"]))
      let action: Action =
        content.kind == .message
        ? .send(content) : random.once(in: 6) ? .openTask(TaskSpec("t\(number % 3)", title: "t")) : .show(content)
      return Rule(
        RuleID("r\(number)"), on: trigger, when: random.once(in: 4) ? nil : condition(depth: 2, &random), do: action,
        priority: Int.random(in: 1...5, using: &random) * 10,
        repeat: random.one(of: [.once, .always, .afterDays(2)]), caps: random.one(of: [nil, [], ["c"]]),
        exit: random.once(in: 5) ? condition(depth: 1, &random) : nil)
    }
    return try RuleSet(rules: rules, caps: [Cap("c", window: .rolling(days: 3), limit: 2, weights: [.popup: 2])])
  }

  static func story(_ random: inout SeededGenerator) -> Story {
    var story = Story(subject: Subject(user: UserID("u\(Int.random(in: 0..<50, using: &random))"), of: "aoba"))
    for name in ["plan", "seats", "since", "tags"] as [PropertyName] where !random.once(in: 4) {
      story.set([name: value(&random)], at: now.minus(.days(9)))
    }
    fill(&story, &random)
    return story
  }

  static func companyStory(_ random: inout SeededGenerator) -> Story {
    var story = Story(subject: Subject(account: "aoba"))
    story.set(["plan": value(&random)], at: now.minus(.days(9)))
    if random.once(in: 2) { fill(&story, &random) }
    return story
  }

  private static func fill(_ story: inout Story, _ random: inout SeededGenerator) {
    let touches: [EventName] = [
      .granted, .displayed, .displayed, .started, .completed, .dismissed, .snoozed, .answered, .queued, .taskOpened,
    ]
    for _ in 0..<Int.random(in: 0...12, using: &random) {
      let time = now.plus(.hours(6 * Int.random(in: -20...1, using: &random)))
      if random.once(in: 2) {
        story.add(random.one(of: events), at: time)
      } else {
        let name = random.one(of: touches)
        var properties: [PropertyName: Value] = [:]
        if name == .granted { properties[.lease] = 40_000 }
        if name == .snoozed { properties[.until] = .date(time.plus(.hours(30))) }
        if name == .taskOpened { properties[.task] = .string("t\(Int.random(in: 0..<3, using: &random))") }
        if name == .displayed, random.once(in: 2) { properties[.cause] = .string("e\(story.recorded.count)") }
        story.add(name, at: time, content: random.one(of: contents), properties)
      }
    }
  }

  static func occasion(_ user: Story, _ random: inout SeededGenerator) -> Occasion {
    let kind: Occasion.Kind
    if random.once(in: 3), let event = user.recorded.last(where: { events.contains($0.event.name) })?.event {
      kind = .event(event)
    } else {
      kind = .pageView(random.one(of: ["/", "/forms/new", "/a"]))
    }
    return Occasion(
      kind, for: user.subject, at: now, zones: tokyo, elsewhere: random.once(in: 5) ? ["guide/g"] : [])
  }
}
