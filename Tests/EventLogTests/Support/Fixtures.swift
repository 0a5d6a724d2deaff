import EventLog
import Foundation

let sato = Subject(user: "sato", of: "aoba")
let suzuki = Subject(user: "suzuki", of: "aoba")
let miller = Subject(user: "miller", of: "northwind")

/// 2026-04-01T00:00:00Z and so many seconds.
func time(_ seconds: Double = 0) -> Date { Date(timeIntervalSince1970: 1_775_001_600 + seconds) }

func event(
  _ id: String, _ name: EventName = "campaign.created", of subject: Subject = sato, at seconds: Double = 0,
  properties: [PropertyName: Value] = [:]
) -> Event {
  Event(id: EventID(id), name: name, subject: subject, time: time(seconds), properties: properties)
}

extension EventStore {
  @discardableResult
  func add(_ events: Event..., expecting: ExpectedVersion = .any) async throws -> AppendReceipt {
    try await append(events, to: events.first?.subject ?? sato, expecting: expecting, at: time(60))
  }

  func ids(of subject: Subject) async throws -> [String] {
    try await readAll(.stream(subject)).map(\.event.id.rawValue)
  }
}

/// SplitMix64, seeded, so that a failure can be repeated.
struct SeededRandom: RandomNumberGenerator {
  var state: UInt64

  init(seed: Int) { state = UInt64(bitPattern: Int64(seed)) }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}
