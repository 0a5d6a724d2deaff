import Foundation
import Measuring
import TechTouch

/// One company with 50 users of 300 events each, over a store of its own.
struct Company {
  static let users = 50
  static let events = 300
  static let start = Date(timeIntervalSince1970: 1_790_000_000)
  static let pages: [Page] = ["/", "/campaigns", "/reports", "/settings"] + (0..<16).map { Page(number: $0) }

  let number: Int
  let catalog: Catalog

  /// Lets every user look at pages, most of them more than once.
  func view(into log: inout PageViews) async throws {
    var random = SplitMix(seed: UInt64(number) + 1)
    let store = MemoryEventStore()
    let users = (0..<Self.users).map { user($0, &random) }
    try await fill(store, users, &random)
    let engine = TouchEngine(catalog: catalog, store: store)
    _ = try await engine.touches(for: users[0], on: "/nowhere", at: Self.start)
    for round in 0..<60 {
      for (index, user) in users.enumerated() {
        let page = Self.pages[random.below(Self.pages.count)]
        let now = Self.start.addingTimeInterval(Double(round * 900 + index))
        // Every now and then, an engine that begins without a history is asked too.
        let isChecked = round % 20 == 9 && index == round % Self.users
        let fresh =
          isChecked
          ? try await TouchEngine(catalog: catalog, store: store)
            .explain(user.subject, on: page, at: now) : nil
        let watch = Stopwatch()
        let touches = try await engine.touches(for: user, on: page, at: now)
        let elapsed = watch.microseconds
        let isGranting = touches.decision.chosen.contains { !$0.isContinuing }
        // Whose history is not in memory yet, on the first page, waits for it to be read.
        if round == 0 {
          log.first.append(elapsed)
        } else if isGranting {
          log.granting.append(elapsed)
        } else {
          log.unchanged.append(elapsed)
        }
        if let fresh, fresh.chosen.map(\.rule) != touches.decision.chosen.map(\.rule) { log.wrong += 1 }
      }
    }
  }

  private func user(_ index: Int, _ random: inout SplitMix) -> User {
    var attributes: [PropertyName: Value] = [
      "lastName": "佐藤", "name": "佐藤 美咲", "email": .string("user-\(index)@aoba.example"),
      "role": random.below(3) == 0 ? "admin" : "member",
    ]
    for slot in 0..<SyntheticCatalog.attributes {
      attributes[PropertyName("trait\(slot)")] = .integer(random.below(10))
    }
    return User(
      id: UserID("user-\(index)"), account: AccountID("aoba-\(number)"), attributes: attributes,
      accountAttributes: ["name": "株式会社青葉", "plan": "pro"], languages: ["ja"], timeZone: "Asia/Tokyo",
      roles: [])
  }

  private func fill(_ store: MemoryEventStore, _ users: [User], _ random: inout SplitMix) async throws {
    let contents = catalog.rules.contents.sorted { $0.description < $1.description }
    for number in 0..<Self.events {
      for user in users {
        let time = Self.start.addingTimeInterval(Double(number - Self.events) * 21_600 + Double(random.below(20_000)))
        let event = event(number, of: user, at: time, contents, &random)
        _ = try await store.append([event], to: event.subject, expecting: .any, at: time)
      }
    }
  }

  /// Six of ten events are the product's own, the others those of touches that were shown, and most of them closed.
  private func event(
    _ number: Int, of user: User, at time: Date, _ contents: [ContentRef], _ random: inout SplitMix
  ) -> Event {
    let id = EventID("e-\(number)")
    switch number % 10 {
    case 0 where number < 50:
      return Event(
        id: id, name: .attributesChanged, subject: user.subject, time: time,
        properties: ["plan": "pro", "seats": .integer(number)])
    case 0..<6:
      let name = EventName("product.event\(random.below(SyntheticCatalog.events))")
      return Event(id: id, name: name, subject: user.subject, time: time, properties: ["amount": .integer(number)])
    default:
      let content = contents[(number / 10 + random.below(3)) % max(1, contents.count / 2)]
      let names: [EventName] = [.granted, .displayed, .dismissed, .dismissed]
      let cause = "e-\(number / 10 * 10 + 6)"
      return Event(
        id: id, name: names[number % 10 - 6], subject: user.subject, time: time, content: content,
        properties: number % 10 == 6
          ? ["rule": "rule", "lease": 600, "digest": "0123456789abcdef"] : ["cause": .string(cause)])
    }
  }
}

extension Page {
  init(number: Int) {
    let names = ["/contacts", "/forms", "/mails", "/scores", "/segments", "/sites", "/teams", "/tags"]
    self.init(stringLiteral: names[number % names.count] + (number < names.count ? "" : "/new"))
  }
}
