import EventLog
import Foundation
import TriggerRules

/// The users of workload `decide`, as a host has them.
struct DecideUsers: Decodable {
  var now: Date
  /// The names of the attributes, in the order of each user's values.
  var attributes: [String]
  /// Those of them that are instants.
  var dates: [String]
  var users: [DecideUser]

  init(contentsOf url: URL) throws {
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .secondsSince1970
    self = try decoder.decode(DecideUsers.self, from: Data(contentsOf: url))
    for index in users.indices {
      for name in dates { users[index].attributes[name] = users[index].attributes[name].map(Value.init(seconds:)) }
    }
  }

  /// What happens to users, by the names that rules use, in the order of each user's lists.
  var events: [EventName] {
    guard let user = users.first else { return [] }
    return user.events.keys.sorted().map { EventName($0) } + user.shown.keys.sorted().map { EventName("shown.\($0)") }
  }
}

/// One user: attributes, and when things happened, in order.
struct DecideUser: Decodable {
  var attributes: [String: Value]
  var events: [String: [Date]]
  /// When something of each category was shown.
  var shown: [String: [Date]]

  /// The times of all events, in the order of their names.
  var times: [[Date]] {
    [events, shown].flatMap { lists in lists.keys.sorted().map { lists[$0] ?? [] } }
  }

  /// The same as a log: what the attributes are, then everything that happened.
  func history(_ subject: Subject, _ names: [EventName], at now: Date) -> History {
    let properties = Dictionary(uniqueKeysWithValues: attributes.map { (PropertyName($0), $1) })
    let start = now.addingTimeInterval(-100 * 86_400)
    var events = [
      Event(id: "attributes", name: .attributesChanged, subject: subject, time: start, properties: properties)
    ]
    for (name, times) in zip(names, times) {
      for (number, time) in times.enumerated() {
        events.append(Event(id: EventID("\(name)/\(number)"), name: name, subject: subject, time: time))
      }
    }
    return History(
      events.sorted { $0.time < $1.time }.enumerated().map { number, event in
        RecordedEvent(event: event, version: number + 1, position: Position(Int64(number) + 1), recordedAt: event.time)
      })
  }
}

/// The rules of one size, and the numbers of those that match each user.
struct DecideRules: Decodable {
  var document: RuleDocument
  var expected: [[Int]]

  init(contentsOf url: URL) throws {
    self = try JSONDecoder().decode(DecideRules.self, from: Data(contentsOf: url))
  }
}

extension Value {
  fileprivate init(seconds value: Value) {
    self = value.number.map { .date(Date(timeIntervalSince1970: $0)) } ?? value
  }
}
