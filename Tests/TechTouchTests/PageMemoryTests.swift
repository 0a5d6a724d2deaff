import EventLog
import Foundation
import Testing

@testable import TechTouch
@testable import TriggerRules

struct PageMemoryTests {
  private let start = Date(timeIntervalSince1970: 1_790_000_000)

  private func decision(_ number: UInt64) -> Decision {
    Decision(chosen: [], nextEligible: nil, proof: nil, fingerprint: number)
  }

  private func entry(_ kind: PageMemory.Kind, _ number: UInt64, read: Position = .start) -> PageMemory.Entry {
    PageMemory.Entry(
      kind: kind, decision: decision(number), from: start, until: start.addingTimeInterval(60), read: read)
  }

  private func kind(_ number: Int32) -> PageMemory.Kind {
    PageMemory.Kind(patterns: [number], elsewhere: [], page: nil)
  }

  @Test func knowsWhatAPageOfTheKindCameToForAsLongAsItLasts() {
    var memory = PageMemory()
    memory.keep(entry(kind(1), 1, read: Position(7)))
    func found(_ seconds: Double, _ kind: PageMemory.Kind, _ read: Position = Position(7)) -> Decision? {
      memory.decision(on: kind, at: start.addingTimeInterval(seconds), having: read)
    }
    #expect(found(0, kind(1)) == decision(1))
    #expect(found(59.999, kind(1)) == decision(1))
    #expect(found(60, kind(1)) == nil)
    #expect(found(-0.001, kind(1)) == nil)
    #expect(found(0, kind(2)) == nil)
    #expect(found(0, kind(1), Position(8)) == nil)
    #expect(found(0, PageMemory.Kind(patterns: [1], elsewhere: ["guide/tour"], page: nil)) == nil)
    #expect(found(0, PageMemory.Kind(patterns: [1], elsewhere: [], page: "/")) == nil)
  }

  @Test func keepsTheLastKindsAndOneAnswerForEach() {
    var memory = PageMemory()
    let last = Int32(PageMemory.capacity)
    for number in 0..<last { memory.keep(entry(kind(number), UInt64(number))) }
    memory.keep(entry(kind(0), 100))
    memory.keep(entry(kind(last), 101))
    let found = (0...last).map { memory.decision(on: kind($0), at: start, having: .start) }
    #expect(found.compactMap(\.self).count == PageMemory.capacity)
    #expect(found[0] == nil)
    #expect(found[Int(last)] == decision(101))
  }
}
