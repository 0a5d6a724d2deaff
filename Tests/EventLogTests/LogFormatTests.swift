import Foundation
import Testing

@testable import EventLog

struct LogFormatTests {
  private func randomText(_ random: inout SeededRandom) -> String {
    let pieces = ["a", "橋口", "e\u{301}", "\u{0}", "👨‍👩‍👧", "\u{2028}", "'", String(repeating: "x", count: 130)]
    return (0..<Int.random(in: 0...3, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
  }

  private func randomEvents(seed: Int) -> FrameContent {
    var random = SeededRandom(seed: seed)
    let subject = [sato, Subject(user: "guest"), Subject(account: "aoba")].randomElement(using: &random) ?? sato
    let version = Int.random(in: 1...100_000, using: &random)
    return .events(
      (0..<Int.random(in: 1...4, using: &random)).map { index in
        let values: [Value] = [
          .string(randomText(&random)), .integer(.random(in: .min ... .max, using: &random)), .boolean(seed % 2 == 0),
          .decimal(.random(in: -1e9...1e9, using: &random)), .strings([randomText(&random), randomText(&random)]),
          .date(Date(timeIntervalSince1970: .random(in: -5e10...5e10, using: &random))),
        ]
        let properties = values.enumerated().filter { _ in Bool.random(using: &random) }
          .map { (PropertyName("p\($0.offset)" + randomText(&random)), $0.element) }
        let content: ContentRef? = Bool.random(using: &random) ? ContentRef(.guide, "g", version: seed) : nil
        return RecordedEvent(
          event: Event(
            id: EventID(randomText(&random)), name: EventName(randomText(&random)), subject: subject,
            time: time(.random(in: -1e8...1e8, using: &random)), content: content,
            item: Bool.random(using: &random) ? ItemID(randomText(&random)) : nil,
            properties: Dictionary(properties) { first, _ in first }),
          version: version + index, position: Position(Int64(seed + index)), recordedAt: time(0.25))
      })
  }

  @Test func readsBackWhatItWrote() {
    for seed in 1...1_000 {
      let content = randomEvents(seed: seed)
      #expect(FrameContent(content.encoded[...], first: Int64(seed)) == content, "seed \(seed)")
    }
    let erasure = FrameContent.erasure(mark: .max - 1, first: 7)
    #expect(FrameContent(erasure.encoded[...], first: 9) == erasure)
  }

  @Test func readsNoBodyThatIsCutOrLonger() {
    for seed in 1...20 {
      let bytes = randomEvents(seed: seed).encoded
      for length in 0..<bytes.count { #expect(FrameContent(bytes[..<length], first: 1) == nil, "seed \(seed)") }
      #expect(FrameContent((bytes + [0])[...], first: 1) == nil, "seed \(seed)")
    }
  }

  @Test func survivesAnyBytes() {
    for seed in 0..<3_000 {
      var random = SeededRandom(seed: seed)
      var bytes = randomEvents(seed: seed % 50 + 1).encoded
      for _ in 0..<Int.random(in: 1...5, using: &random) {
        bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      // Whatever it reads, it can write again and read the same.
      guard let content = FrameContent(bytes[...], first: 1) else { continue }
      #expect(FrameContent(content.encoded[...], first: 1) != nil, "seed \(seed)")
    }
  }

  /// The bytes of a store of version 1: a later library must read them for ever.
  @Test func readsAndWritesTheRecordedFormat() async throws {
    let disk = SimulatedDisk()
    let store = try FileEventStore(directory: "data", product: "hakobune", calls: disk)
    let given = Event(
      id: "a-1", name: "touch.advanced", subject: sato, time: time(1.5), content: "guide/first-campaign@2",
      item: "name",
      properties: [
        "to": "send", "count": 3, "share": 0.5, "done": true, "due": .date(time(60)), "tags": ["web", "MA"],
      ])
    try await store.add(given)
    try await store.erase(miller, at: time())
    await store.close()
    for name in ["store", LogFormat.segmentName(base: 1)] {
      let hex = (disk.files["data/\(name)"] ?? []).map { String(format: "%02x", $0) }.joined()
      #expect(hex == Self.golden[name])
    }
    let golden = disk.copy { files in
      for (name, hex) in Self.golden {
        files["data/\(name)"] = stride(from: 0, to: hex.count, by: 2).compactMap {
          UInt8(hex.dropFirst($0).prefix(2), radix: 16)
        }
      }
    }
    let reopened = try FileEventStore(directory: "data", product: "hakobune", calls: golden)
    #expect(try await reopened.readAll(.stream(sato)).map(\.event) == [given])
    #expect(try await reopened.readAll(.stream(sato)).map(\.recordedAt) == [time(60)])
    await #expect { try await reopened.readAll(.stream(miller)) } throws: { ($0 as? StoreError)?.code == .erased }
  }

  private static let golden: [String: String] = [
    "store": "545453544f524500010000000b30557a9fc4e90e33587da2c7ec11360868616b6f62756e6559a8e920",
    "events-00000000000000000001.log":
      "54544556454e5453010000000000000001000000000000002d33999a29b925be980000000100000001000000000000002000"
      + "000000000000dff862082d33999a00000000b50308720100876bc75a4e06000104616f626101047361746f010103612d310e"
      + "746f7563682e616476616e63656460e3eec35a4e0600010567756964650e66697273742d63616d706169676e0201046e616d"
      + "650605636f756e7402030000000000000004646f6e6505036475650600876bc75a4e060005736861726503000000000000e0"
      + "3f0474616773070203776562024d4102746f010473656e6411000000000000000200000000000000e000000000000000d1b8"
      + "73f4b503087200000000ab86c1d0026876e886cf9f74f90000000000000000",
  ]
}
