import EventLog
import Foundation

extension EventStoreCheck {
  private static let texts = [
    "", "\u{0}", "a\u{0}b", "\\u0000", "👨‍👩‍👧", "\u{2028}\u{2029}", "橋口 様", "e\u{301}", "\u{E9}", "\"'\\/\r\n\t",
    "\u{202E}abc", "\u{FEFF}x", "null", "{\"date\":\"2026-04-01\"}", "100 %", String(repeating: "あ", count: 20_000),
  ]

  private static let injections = [
    "'; DROP TABLE tt_event; --", "\" OR \"\"=\"", "$1", "?1", ":name", "%", "_", "\\", "{}", "${id}", "--", "/*", "`",
  ]

  /// What is in an event comes back as it went in.
  static var propertyChecks: [EventStoreCheck] {
    [
      EventStoreCheck("texts come back byte for byte") { store in
        for (index, text) in texts.enumerated() {
          try await store.store([CheckFixtures.event("e-\(index)", properties: ["text": .string(text)])])
          try await store.store([CheckFixtures.event("list-\(index)", properties: ["list": .strings(["", text])])])
        }
        let read = try await store.readAll(.stream(CheckFixtures.sato))
        try expect("the number of events", is: 2 * texts.count, read.count)
        for (index, text) in texts.enumerated() {
          let found = read[2 * index].event.properties["text"]
          let list = read[2 * index + 1].event.properties["list"]
          try expect(
            found == .string(text) && list == .strings(["", text]),
            "text \(index) of \(text.utf8.count) bytes came back as another")
        }
      },
      EventStoreCheck("numbers and instants come back at their extremes") { store in
        let values: [Value] = [
          .integer(.min), .integer(.max), .integer(0), .integer(9_007_199_254_740_993), .decimal(0.1), .decimal(3),
          .decimal(.greatestFiniteMagnitude), .decimal(.leastNonzeroMagnitude), .decimal(-1e-300), .boolean(true),
          .boolean(false), .date(.distantPast), .date(.distantFuture), .date(Date(timeIntervalSince1970: 0)),
          .date(Date(timeIntervalSince1970: 1_775_001_600.123_456)), .date(Date(timeIntervalSince1970: -0.000_001)),
          .strings([]), .strings([""]), .strings(["a", "a", "b"]),
        ]
        let events = values.enumerated().map {
          CheckFixtures.event("e-\($0.offset)", properties: ["value": $0.element])
        }
        try await store.store(events)
        let read = try await store.readAll(.stream(CheckFixtures.sato))
        for (given, found) in zip(events, read) {
          try expect("the value of \(given.id)", is: given.properties, found.event.properties)
        }
        try expect("the number of events", is: events.count, read.count)
      },
      EventStoreCheck("event times come back to the microsecond, in any order") { store in
        let times = [5, 0.000_001, -1, 1_775_001_600.000_001, -62_135_596_800, 253_402_300_799].map {
          Date(timeIntervalSince1970: $0)
        }
        let events = times.enumerated().map {
          Event(id: EventID("e-\($0.offset)"), name: "a", subject: CheckFixtures.sato, time: $0.element)
        }
        try await store.store(events)
        let read = try await store.readAll(.stream(CheckFixtures.sato))
        try expect("the times", is: events.map(\.time), read.map(\.event.time))
      },
      EventStoreCheck("what looks like a query is only text") { store in
        for text in injections {
          let subject = Subject(user: UserID(text), of: AccountID(text))
          let event = Event(
            id: EventID(text), name: EventName(text), subject: subject, time: CheckFixtures.time(1),
            content: ContentRef(ContentKind(text), ContentID(text), version: 1), item: ItemID(text),
            properties: [PropertyName(text): .string(text), "list": .strings([text])])
          try await store.store([event])
          let read = try await store.readAll(.stream(subject))
          try expect("the events of the subject \(text)", is: [event], read.map(\.event))
          let account = try await store.readAll(.account(AccountID(text)))
          try expect("the events of the account \(text)", is: [event], account.map(\.event))
        }
        try expect("the events of all", is: injections.count, try await store.everything().count)
      },
    ]
  }
}
