import Foundation
import TechTouch
import TechTouchTesting

/// The tour of the fixture in one version after another.
enum Editions {
  /// A tour with these steps on every page.
  static func tour(
    _ version: Int, _ steps: [ItemID], _ policy: VersionPolicy? = nil, anchor: Anchor? = nil,
    breaker: AnchorBreaker = AnchorBreaker()
  ) -> Guide {
    Guide(
      id: "tour", version: version, title: ["ja": "はじめてのツアー", "en": "A first tour"],
      steps: steps.map { id in
        Step(
          id: id, title: ["ja": "手順\(id)", "en": "Step \(id)"],
          body: ["ja": "第\(version)版", "en": "Version \(version)"],
          anchor: anchor)
      }, onNewVersion: policy, breaker: breaker)
  }

  static let rules = [Rule("tour", on: .anyPage, do: .show("guide/tour"), priority: 200)]

  static func catalog(_ contents: [Content], rules: [Rule] = rules) throws -> Catalog {
    try Catalog(product: Fixture.product, contents: contents, rules: RuleDocument(rules: rules))
  }

  static func product(_ tour: Guide) throws -> VirtualProduct {
    try VirtualProduct(catalog: catalog([.guide(tour)]), start: "2026-04-01T09:00+09:00")
  }

  static func user(_ number: Int) -> User {
    User(id: UserID("user-\(number)"), account: "aoba", languages: ["ja"])
  }
}

extension Journey {
  /// What the page shows of the tour: version and step.
  var tour: String? {
    guard let form = forms.first(where: { $0["content"]?.hasPrefix("guide/tour") == true }) else { return nil }
    return "\(form["content"] ?? "") \(form["item"] ?? "")"
  }

  func events(named name: EventName) async throws -> [Event] {
    try await product.engine.store.everything().map(\.event).filter { $0.name == name && $0.subject == user.subject }
  }
}
