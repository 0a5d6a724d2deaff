import Testing

@testable import TechTouch

struct GenerationsTests {
  @Test(arguments: [1, 2, 3, 10, 64]) func itHoldsNoMoreThanItsCapacityAndWhatWasUsedLast(capacity: Int) {
    var generations = Generations<Int, Int>(capacity: capacity)
    var random = SeededGenerator(seed: 11)
    var last: [Int: Int] = [:]
    for step in 0..<2_000 {
      let key = random.below(100)
      if random.below(3) == 0 {
        generations.set(key, to: step)
        last[key] = step
      } else if random.below(20) == 0 {
        generations.remove(key)
        last[key] = nil
      } else if let value = generations.value(of: key) {
        #expect(value == last[key], "seed 11, step \(step)")
      }
      #expect(generations.count <= max(2, capacity), "seed 11, step \(step)")
    }
    let newest = Array(200..<200 + max(1, capacity / 2))
    for key in newest { generations.set(key, to: key) }
    var found = 0
    for key in newest.reversed() {
      var copy = generations
      if copy.value(of: key) == key { found += 1 }
    }
    #expect(found == newest.count)
  }
}
