/// One event as the search sees it: when, and for which steps it can stand.
struct FunnelMoment {
  /// Microseconds.
  var time: Int64
  /// Indices of the steps that it matches, ascending.
  var steps: [Int]
}

/// Finds how long a chain exists, exactly, for each mode.
struct FunnelSearch {
  let steps: Int
  /// Microseconds, inclusive.
  let window: Int64

  /// Chains with times that do not fall.
  ///
  /// For each length the chain that began last is kept, because only the beginning limits what may follow. Events of one
  /// instant can be taken in any order, each once: a run of steps fits when its steps can be given different events.
  func ordered(_ moments: [FunnelMoment]) -> Int {
    search(moments) { group, first in
      longestRun(from: first, in: group)
    }
  }

  /// Chains with times that rise strictly: one event an instant.
  func strictIncrease(_ moments: [FunnelMoment]) -> Int {
    search(moments) { group, first in
      group.contains { $0.steps.contains(first) } ? 1 : 0
    }
  }

  /// Chains of neighbours.
  func strictOrder(_ moments: [FunnelMoment]) -> Int {
    var best = 0
    for start in moments.indices {
      var length = 0
      while length < steps, start + length < moments.count, moments[start + length].steps.contains(length),
        moments[start + length].time - moments[start].time <= window
      {
        length += 1
      }
      best = max(best, length)
    }
    return best
  }

  /// Chains in which no later step is repeated: from a given start each next event is the first that matches.
  func strictDeduplication(_ moments: [FunnelMoment]) -> Int {
    var best = 0
    for start in moments.indices where moments[start].steps.contains(0) && steps > 0 {
      var length = 1
      for moment in moments[(start + 1)...] {
        guard length < steps, moment.time - moments[start].time <= window else { break }
        if moment.steps.contains(length) {
          length += 1
        } else if moment.steps.contains(where: { (1..<length).contains($0) }) {
          break
        }
      }
      best = max(best, length)
    }
    return best
  }

  /// Goes through the instants in order; `run` says how many steps from one on an instant can take at most.
  private func search(_ moments: [FunnelMoment], run: (ArraySlice<FunnelMoment>, Int) -> Int) -> Int {
    /// At k − 1, the latest beginning of a chain of k steps.
    var latest = [Int64?](repeating: nil, count: steps)
    var index = moments.startIndex
    while index < moments.endIndex {
      let time = moments[index].time
      let end = moments[index...].firstIndex { $0.time != time } ?? moments.endIndex
      let group = moments[index..<end]
      // From the longest down, so that an instant does not go on from what it has just made.
      for length in stride(from: steps - 1, through: 0, by: -1) {
        guard let begin = length == 0 ? time : latest[length - 1], time - begin <= window else { continue }
        for reached in 0..<run(group, length) {
          latest[length + reached] = max(latest[length + reached] ?? begin, begin)
        }
      }
      index = end
    }
    return (latest.lastIndex { $0 != nil } ?? -1) + 1
  }

  /// The most steps from `first` on that different events of the group can take: a matching by augmenting paths.
  private func longestRun(from first: Int, in group: ArraySlice<FunnelMoment>) -> Int {
    var taken: [Int: Int] = [:]
    var length = 0
    while first + length < steps {
      var visited: Set<Int> = []
      guard assign(first + length, in: group, &taken, &visited) else { break }
      length += 1
    }
    return length
  }

  private func assign(
    _ step: Int, in group: ArraySlice<FunnelMoment>, _ taken: inout [Int: Int], _ visited: inout Set<Int>
  ) -> Bool {
    for index in group.indices where group[index].steps.contains(step) && visited.insert(index).inserted {
      if let other = taken[index], !assign(other, in: group, &taken, &visited) { continue }
      taken[index] = step
      return true
    }
    return false
  }
}
