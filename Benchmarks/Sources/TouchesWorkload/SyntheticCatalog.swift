import TechTouch

/// Many rules over 30 attributes and 20 names of events, for pop-ups, tours, banners and hints.
struct SyntheticCatalog {
  static let attributes = 30
  static let events = 20

  let rules: Int

  func catalog() throws -> Catalog {
    var random = SplitMix(seed: 7)
    let contents = (0..<rules).map(content)
    let rules = contents.enumerated().map { rule($0, $1, &random) }
    return try Catalog(
      product: Product(name: "ハコブネMA", languages: ["ja"], timeZone: "Asia/Tokyo", mergeFields: ["user.lastName"]),
      contents: contents, rules: RuleDocument(rules: rules))
  }

  private func content(_ index: Int) -> Content {
    let id = ContentID("content-\(index)")
    let title: LocalizedText = ["ja": "{{user.lastName}} 様へのご案内"]
    let body: LocalizedBody = ["ja": "**三分**ほどでご案内します。"]
    return switch index % 10 {
    case 0, 1: .popup(Popup(id: id, title: title, body: body))
    case 2:
      .guide(
        Guide(
          id: id, title: title,
          steps: (0..<4).map { Step(id: ItemID("step-\($0)"), title: title, body: body, page: "/campaigns/**") }))
    case 3, 4, 5: .banner(Banner(id: id, body: body))
    default: .tooltip(Tooltip(id: id, title: title, body: body, anchor: "#menu"))
    }
  }

  private func rule(_ index: Int, _ content: Content, _ random: inout SplitMix) -> Rule {
    var conditions: [Condition] = []
    for _ in 0..<2 + random.below(2) {
      let key = AttributeKey(stringLiteral: "trait\(random.below(Self.attributes))")
      conditions.append(.attribute(key, .atLeast(.integer(random.below(10)))))
    }
    conditions.append(
      .any([
        .attribute("role", .equals("admin")), .attribute("account.plan", .oneOf(["pro", "enterprise"])),
      ]))
    if random.below(3) == 0 {
      let name = EventName("product.event\(random.below(Self.events))")
      conditions.append(.event(name, atLeast: random.below(5), within: .days(30)))
    }
    let page = Company.pages[random.below(Company.pages.count)]
    let pattern = random.below(5) == 0 ? PagePattern.everywhere : PagePattern(page.path) ?? .everywhere
    return Rule(
      RuleID("rule-\(index)"), on: .pageView(pattern), when: .all(conditions), do: .show(content.ref),
      priority: 100 + random.below(100))
  }
}

/// A seeded generator: the same data on every machine.
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }

  mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &self) }
}
