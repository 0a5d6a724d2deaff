import EventLog
import Foundation

extension EventStoreCheck {
  /// Texts that are often taken for one another, and must not be.
  private static let alike: [(String, String)] = [
    ("caf\u{E9}", "cafe\u{301}"), ("sato", "Sato"), ("stra\u{DF}e", "strasse"), ("\u{130}", "i"), ("a", "a "),
    ("\u{30AC}", "\u{30AB}\u{3099}"), ("１", "1"), ("a", "a\u{200B}"), ("髙橋", "高橋"), ("10", "010"),
  ]

  /// Which ids are the same and which are not.
  static var identityChecks: [EventStoreCheck] {
    [
      EventStoreCheck("the ids of events compare by bytes") { store in
        for (index, pair) in alike.enumerated() {
          let subject = Subject(user: UserID("user-\(index)"))
          try await store.store([CheckFixtures.event(pair.0, of: subject)])
          let receipt = try await store.store([CheckFixtures.event(pair.1, of: subject)])
          try expect("the state of the second id of pair \(index)", is: [.stored], receipt.placements.map(\.status))
          let read = try await store.ids(of: subject).map { Array($0.utf8) }
          try expect("the bytes of pair \(index)", is: [Array(pair.0.utf8), Array(pair.1.utf8)], read)
        }
      },
      EventStoreCheck("the ids of users and accounts compare by bytes") { store in
        for pair in alike {
          for text in [pair.0, pair.1] {
            for subject in [Subject(user: UserID(text)), Subject(account: AccountID(text))] {
              _ = try await store.store([CheckFixtures.event("e", of: subject)])
            }
          }
        }
        for (index, pair) in alike.enumerated() {
          for subject in [pair.0, pair.1].flatMap({ [Subject(user: UserID($0)), Subject(account: AccountID($0))] }) {
            let read = try await store.readAll(.stream(subject))
            try expect("the events of one of pair \(index)", is: [subject], read.map(\.event.subject))
          }
          let account = try await store.readAll(.account(AccountID(pair.0)))
          try expect("the events of the account of pair \(index)", is: 1, account.count)
        }
      },
      EventStoreCheck("an account and a user are never joined into one key") { store in
        let subjects = [
          Subject(user: "b:c", of: "a"), Subject(user: "c", of: "a:b"), Subject(user: "c", of: "ab"),
          Subject(user: "bc", of: "a"), Subject(user: "abc"), Subject(account: "abc"), Subject(user: "b/c", of: "a"),
          Subject(user: "c", of: "a/b"), Subject(user: "c\u{1F}d", of: "b"), Subject(user: "d", of: "b\u{1F}c"),
        ]
        for (index, subject) in subjects.enumerated() {
          let receipt = try await store.store([CheckFixtures.event("e-\(index)", of: subject)])
          try expect("the version of subject \(index)", is: 1, receipt.version)
        }
        for (index, subject) in subjects.enumerated() {
          try expect("the ids of subject \(index)", is: ["e-\(index)"], try await store.ids(of: subject))
        }
      },
      EventStoreCheck("the streams of an account are apart and are read together in feed order") { store in
        let order = [
          CheckFixtures.sato, CheckFixtures.miller, CheckFixtures.aoba, CheckFixtures.suzuki, CheckFixtures.sato,
          CheckFixtures.alone, CheckFixtures.suzuki,
        ]
        var placed: [(String, Position)] = []
        for (index, subject) in order.enumerated() {
          let receipt = try await store.store([CheckFixtures.event("e-\(index)", of: subject)])
          if subject.account == "aoba", let position = receipt.placements.first?.position {
            placed.append(("e-\(index)", position))
          }
        }
        try expect("the places in the receipts", is: 5, placed.count)
        let read = try await store.readAll(.account("aoba"))
        try expect("the ids of the account", is: placed.map(\.0), read.map(\.event.id.rawValue))
        try expect("the positions of the account", is: placed.map(\.1), read.map(\.position))
        try expect(zip(read, read.dropFirst()).allSatisfy { $0.position < $1.position }, "positions rise")
        let rest = try await store.read(.account("aoba"), after: placed[1].1, limit: 2)
        try expect("a page of the account", is: placed[2...3].map(\.0), rest.map(\.event.id.rawValue))
        try expect("the ids of a user alone", is: ["e-5"], try await store.ids(of: CheckFixtures.alone))
      },
    ]
  }
}
