import EventLog
import Foundation

extension EventStoreCheck {
  private static var wrongEvents: [(String, @Sendable () -> Event)] {
    let long = String(repeating: "x", count: 257)
    func changed(_ change: @escaping @Sendable (inout Event) -> Void) -> @Sendable () -> Event {
      {
        var event = CheckFixtures.event("e")
        change(&event)
        return event
      }
    }
    return [
      ("an empty id", changed { $0.id = "" }),
      ("an id of 257 bytes", changed { $0.id = EventID(long) }),
      ("an id with a zero byte", changed { $0.id = "a\u{0}b" }),
      ("an empty name", changed { $0.name = "" }),
      ("a name of 257 bytes", changed { $0.name = EventName(long) }),
      ("an empty item", changed { $0.item = "" }),
      ("an empty content id", changed { $0.content = ContentRef(.guide, "") }),
      ("a content kind of 257 bytes", changed { $0.content = ContentRef(ContentKind(long), "a") }),
      ("an empty property name", changed { $0.properties = ["": 1] }),
      ("an infinite number", changed { $0.properties = ["a": .decimal(.infinity)] }),
      ("a number that is none", changed { $0.properties = ["a": .decimal(.nan)] }),
      ("another subject than the stream's", changed { $0.subject = CheckFixtures.suzuki }),
    ]
  }

  /// What is refused, and that what is just within a limit is not.
  static var limitChecks: [EventStoreCheck] {
    [
      EventStoreCheck("events that cannot be stored are refused as invalid") { store in
        for (name, make) in wrongEvents {
          try await expectRefusal(name, "invalid", matching: { $0 == .invalid }) {
            try await store.append(
              [CheckFixtures.event("good"), make()], to: CheckFixtures.sato, expecting: .any, at: CheckFixtures.time(1))
          }
        }
        try expect("the events stored", is: 0, try await store.everything().count)
      },
      EventStoreCheck("subjects that cannot be stored are refused as invalid") { store in
        let long = String(repeating: "x", count: 257)
        let subjects = [
          Subject(user: ""), Subject(account: ""), Subject(user: "a", of: ""), Subject(user: "", of: "a"),
          Subject(user: UserID(long)), Subject(account: AccountID(long)), Subject(user: "a\u{0}"),
        ]
        for (index, subject) in subjects.enumerated() {
          try await expectRefusal("subject \(index)", "invalid", matching: { $0 == .invalid }) {
            try await store.store([CheckFixtures.event("e", of: subject)])
          }
        }
      },
      EventStoreCheck("ids of 256 bytes are stored") { store in
        let long = String(repeating: "x", count: 256)
        let subject = Subject(user: UserID(long), of: AccountID(long))
        try await store.store([
          Event(
            id: EventID(long), name: EventName(long), subject: subject, time: CheckFixtures.start,
            content: ContentRef(ContentKind(long), ContentID(long), version: .max), item: ItemID(long),
            properties: [PropertyName(long): 1])
        ])
        try expect("the ids", is: [long], try await store.ids(of: subject))
      },
      EventStoreCheck("an append without events or with too many is refused as invalid") { store in
        try await expectRefusal("no events", "invalid", matching: { $0 == .invalid }) {
          try await store.store([])
        }
        try await expectRefusal("one event too many", "invalid", matching: { $0 == .invalid }) {
          try await store.store(CheckFixtures.events(store.limits.eventsPerAppend + 1))
        }
        try expect("the events stored", is: 0, try await store.everything().count)
      },
      EventStoreCheck("an append of as many events as the limit allows is one unit") { store in
        let events = CheckFixtures.events(store.limits.eventsPerAppend)
        let receipt = try await store.store(events, expecting: .exactly(0))
        try expect("the version", is: events.count, receipt.version)
        try expect("the ids", is: events.map(\.id.rawValue), try await store.ids(of: CheckFixtures.sato))
      },
      EventStoreCheck("an event within the bytes allowed is stored, one beyond is refused") { store in
        let limit = store.limits.bytesPerEvent
        let within = String(repeating: "x", count: limit - min(4_096, limit / 2))
        try await store.store([CheckFixtures.event("within", properties: ["text": .string(within)])])
        let beyond = String(repeating: "x", count: limit + 1)
        try await expectRefusal("an event beyond the limit", "invalid", matching: { $0 == .invalid }) {
          try await store.store([CheckFixtures.event("beyond", properties: ["text": .string(beyond)])])
        }
        try expect("the ids", is: ["within"], try await store.ids(of: CheckFixtures.sato))
      },
      EventStoreCheck("a page is never longer than the limit allows") { store in
        let limit = store.limits.eventsPerPage
        for part in 0..<3 {
          try await store.store(CheckFixtures.events(limit / 2, prefix: "part-\(part)"))
        }
        let page = try await store.read(.stream(CheckFixtures.sato), after: nil, limit: .max)
        try expect(page.count <= limit, "a page holds \(page.count) events; at most \(limit) are allowed")
        try expect("all pages", is: limit / 2 * 3, try await store.ids(of: CheckFixtures.sato).count)
      },
      EventStoreCheck("no error repeats what an event holds") { store in
        let secret = "satou.misaki@aoba.example"
        let subject = Subject(user: "s1")
        let event = CheckFixtures.event("e", of: subject, properties: ["mail": .string(secret)])
        try await store.store([event])
        var wrong = CheckFixtures.event("e2", of: subject, properties: ["mail": .string(secret), "x": .decimal(.nan)])
        let invalid = try await expectRefusal("a wrong event", "invalid", matching: { $0 == .invalid }) {
          try await store.store([wrong])
        }
        wrong.properties["x"] = nil
        let conflict = try await expectRefusal(
          "a stale append", "conflict", matching: { if case .conflict = $0 { true } else { false } }
        ) {
          try await store.store([wrong], expecting: .exactly(0))
        }
        for error in [invalid, conflict] {
          try expect(!"\(error)\(error.message)".contains(secret), "an error repeats the text of a property")
        }
      },
    ]
  }
}
