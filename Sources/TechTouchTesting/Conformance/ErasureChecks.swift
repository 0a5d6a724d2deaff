import EventLog
import Foundation

extension EventStoreCheck {
  private static let personal: [Event] = [
    Event(
      id: "id-of-hashiguchi", name: "touch.answered", subject: Subject(user: "hashiguchi", of: "aoba"),
      time: CheckFixtures.time(1), content: "survey/nps@2", item: "score",
      properties: [
        "score": 9, "share": 0.5, "done": true, "due": .date(CheckFixtures.time(9)), "mail": "hashi@aoba.example",
        "names": ["橋口", "hashiguchi"],
      ]),
    Event(
      id: "second-of-hashiguchi", name: "campaign.created", subject: Subject(user: "hashiguchi", of: "aoba"),
      time: CheckFixtures.time(2)),
  ]
  private static let person = Subject(user: "hashiguchi", of: "aoba")

  private static func erased(_ code: StoreError.Code) -> Bool { code == .erased }

  /// What stays of a subject that was erased, and what does not.
  static var erasureChecks: [EventStoreCheck] {
    [
      EventStoreCheck("an erased subject is gone from the feed, and its events keep their places") { store in
        try await store.store([CheckFixtures.event("a")])
        try await store.store(personal)
        try await store.store([CheckFixtures.event("b")])
        let before = try await store.everything()
        try await store.erase(person, at: CheckFixtures.time(10))
        let after = try await store.everything()
        try expect("the positions", is: before.map(\.position), after.map(\.position))
        try expect("the names", is: before.map(\.event.name), after.map(\.event.name))
        try expect("the times", is: before.map(\.event.time), after.map(\.event.time))
        try expect("the contents", is: before.map(\.event.content), after.map(\.event.content))
        let text = String(decoding: try JSONEncoder().encode(after), as: UTF8.self)
        for trace in ["hashiguchi", "hashi@", "橋口"] {
          try expect(!text.contains(trace), "the feed still holds an id or a text of the erased subject")
        }
        try expect("the users", is: 2, Set(after.map(\.event.subject)).count)
      },
      EventStoreCheck("what counts are made of survives erasure, texts and lists do not") { store in
        try await store.store(personal)
        try await store.erase(person, at: CheckFixtures.time(10))
        guard let first = try await store.everything().first else {
          throw Expectation(message: "the erased events left the feed")
        }
        let kept: [PropertyName: Value] = [
          "score": 9, "share": 0.5, "done": true, "due": .date(CheckFixtures.time(9)),
        ]
        try expect("the properties", is: kept, first.event.properties)
        try expect("the item", is: "score", first.event.item)
      },
      EventStoreCheck("an erased stream says erased to reads and appends") { store in
        try await store.store(personal)
        try await store.erase(person, at: CheckFixtures.time(10))
        try await expectRefusal("a read", "erased", matching: erased) {
          try await store.read(.stream(person), after: nil, limit: 1)
        }
        try await expectRefusal("a retry of a known event", "erased", matching: erased) {
          try await store.store(personal)
        }
        try await expectRefusal("a late event", "erased", matching: erased) {
          try await store.store([CheckFixtures.event("late", of: person)], expecting: .exactly(2))
        }
        try expect("the feed", is: 2, try await store.everything().count)
      },
      EventStoreCheck("erasing again does nothing") { store in
        try await store.store(personal)
        try await store.erase(person, at: CheckFixtures.time(10))
        let before = try await store.everything()
        try await store.erase(person, at: CheckFixtures.time(20))
        try expect("the feed", is: before, try await store.everything())
      },
      EventStoreCheck("a subject without events can be erased, and its late events are refused") { store in
        try await store.erase(person, at: CheckFixtures.time(10))
        try await expectRefusal("a late event", "erased", matching: erased) { try await store.store(personal) }
        try await expectRefusal("a read", "erased", matching: erased) {
          try await store.read(.stream(person), after: nil, limit: 1)
        }
      },
      EventStoreCheck("erasure touches one stream") { store in
        let others = [
          CheckFixtures.sato, CheckFixtures.aoba, Subject(user: "hashiguchi"), Subject(user: "hashiguchi", of: "other"),
          Subject(account: "hashiguchi"),
        ]
        for subject in others { try await store.store([CheckFixtures.event("e", of: subject)]) }
        try await store.store(personal)
        try await store.erase(person, at: CheckFixtures.time(10))
        for subject in others {
          try expect("the ids of \(subject)", is: ["e"], try await store.ids(of: subject))
          try await store.store([CheckFixtures.event("f", of: subject)])
        }
        let account = try await store.readAll(.account("aoba"))
        try expect("the events of the account", is: 6, account.count)
      },
      EventStoreCheck("a company's own stream is erased without its users'") { store in
        try await store.store([CheckFixtures.event("own", of: CheckFixtures.aoba, properties: ["name": "青葉製作所"])])
        try await store.store([CheckFixtures.event("e")])
        try await store.erase(CheckFixtures.aoba, at: CheckFixtures.time(10))
        try await expectRefusal("a read of the company", "erased", matching: erased) {
          try await store.read(.stream(CheckFixtures.aoba), after: nil, limit: 1)
        }
        try expect("the ids of its user", is: ["e"], try await store.ids(of: CheckFixtures.sato))
        try expect("the feed", is: 2, try await store.everything().count)
        let own = try await store.everything().filter { $0.event.subject == CheckFixtures.aoba }
        try expect("the events that still name the company as their subject", is: 0, own.count)
      },
      EventStoreCheck("positions are not used again after an erasure") { store in
        try await store.store([CheckFixtures.event("a")])
        let last = try await store.store(personal).placements.map(\.position).max() ?? .start
        try await store.erase(person, at: CheckFixtures.time(10))
        let next = try await store.store([CheckFixtures.event("b")]).placements.map(\.position)
        try expect(next.allSatisfy { $0 > last }, "a position was given again after an erasure")
      },
      EventStoreCheck("several erased subjects stay several") { store in
        for number in 0..<5 {
          let subject = Subject(user: UserID("user-\(number)"), of: "aoba")
          try await store.store(CheckFixtures.events(3, of: subject))
          try await store.erase(subject, at: CheckFixtures.time(10))
        }
        let subjects = Set(try await store.everything().map(\.event.subject))
        try expect("the subjects in the feed", is: 5, subjects.count)
      },
    ]
  }
}
