import ChecklistEngine
import EventLog
import Foundation
import Testing

/// All words of up to four events over two items in two levels, held against the oracle.
struct FoldTests {
  static func words(upTo length: Int) -> [[Oracle.Letter]] {
    var all: [[Oracle.Letter]] = [[]]
    var last = all
    for _ in 0..<length {
      last = last.flatMap { word in Oracle.Letter.allCases.map { word + [$0] } }
      all += last
    }
    return all
  }

  static func log(_ word: [Oracle.Letter], of checklist: Checklist) -> Log {
    var log = Log()
    let role: [PropertyName: Value] = [.role: "customer-success"]
    for letter in word {
      switch letter {
      case .tickA: log.add(.ticked, .sato, content: checklist.ref, item: "a")
      case .untickA: log.add(.unticked, .suzuki, content: checklist.ref, item: "a")
      case .tickB: log.add(.ticked, .sato, content: checklist.ref, item: "b")
      case .otherTickB: log.add(.ticked, .suzuki, content: checklist.ref, item: "b")
      case .untickB: log.add(.unticked, .sato, content: checklist.ref, item: "b")
      case .verifyB: log.add(.verified, .takahashi, content: checklist.ref, item: "b", role)
      case .ownVerifyB: log.add(.verified, .sato, content: checklist.ref, item: "b", role)
      }
    }
    return log
  }

  @Test(arguments: Checklist.Order.allCases) func agreesWithTheOracle(order: Checklist.Order) {
    let checklist = Checklist.setup([[.ticked("a")], [.verified("b")]], order: order)
    let words = Self.words(upTo: 4)
    #expect(words.count == 2_801)
    for word in words {
      let oracle = Oracle(word: word, isStrict: order == .strict)
      let log = Self.log(word, of: checklist)
      let progress = log.progress(checklist)
      let text = "\(order) \(word.map(\.rawValue))"
      #expect(progress["a"]?.isDone == oracle.isADone, "\(text)")
      #expect(progress["b"]?.state == oracle.stateOfB, "\(text)")
      #expect(progress["b"]?.ticked?.by?.rawValue == oracle.b.ticker, "\(text)")
      #expect(progress.percent == oracle.percent, "\(text)")
      #expect(progress.shownPercent == oracle.shown, "\(text)")
      #expect(progress.levels[0].completion?.at == oracle.levelOneIndex.map { log.recorded[$0].event.time }, "\(text)")
      #expect(progress.levels[1].completion?.at == oracle.b.doneAt.map { log.recorded[$0].event.time }, "\(text)")
      #expect(progress.isComplete == (oracle.shown == 100), "\(text)")
    }
  }

  /// Facts that are stored change nothing but that they are not asked for again.
  @Test func storedFactsAreNotAskedForAgain() {
    let checklist = Checklist.setup([[.ticked("a")], [.verified("b")]], milestones: [50, 100])
    for word in Self.words(upTo: 4) {
      var log = Self.log(word, of: checklist)
      let before = log.progress(checklist)
      let facts = before.facts(at: log.now)
      #expect(facts == before.facts(at: log.now.addingTimeInterval(60)), "\(word)")
      #expect(Set(facts.map(\.id)).count == facts.count, "\(word)")
      log.append(facts)
      let after = log.progress(checklist)
      #expect(after.facts(at: log.now).isEmpty, "\(word)")
      #expect(after.levels == before.levels, "\(word)")
      #expect(after.shownPercent == before.shownPercent, "\(word)")
      #expect(after.completion == before.completion, "\(word)")
    }
  }

  /// What is accepted changes the state; what is refused would have changed nothing, except that a fold keeps a tick
  /// that comes before its turn from a server that did not know.
  @Test func applyAcceptsWhatTheFoldTakes() throws {
    let checklist = Checklist.setup([[.ticked("a")], [.verified("b")]], order: .strict)
    let attempts: [(ChecklistAction, ItemID, Subject)] = [
      (.tick, "a", .sato), (.untick, "a", .suzuki), (.tick, "b", .sato), (.untick, "b", .sato),
      (.verify, "b", .takahashi), (.verify, "b", .sato),
    ]
    for word in Self.words(upTo: 3) {
      let log = Self.log(word, of: checklist)
      let progress = log.progress(checklist)
      for (action, item, actor) in attempts {
        let events = try? progress.apply(action, to: item, by: actor, roles: staff, id: "new", at: log.now)
        var next = log
        let name: EventName = action == .tick ? .ticked : action == .untick ? .unticked : .verified
        next.append(
          events
            ?? [
              Event(
                id: "new", name: name, subject: actor, time: log.now, content: checklist.ref, item: item,
                properties: [.role: "customer-success"])
            ])
        let states = ["a", "b"].map { progress[$0]?.state }
        let nextStates = ["a", "b"].map { next.progress(checklist)[$0]?.state }
        #expect((events != nil) == (states != nextStates), "\(word) then \(action) \(item) by \(actor)")
      }
    }
  }

  @Test func orderOfTheLogBreaksTies() {
    let checklist = Checklist.setup([[.ticked("a")]])
    var log = Log()
    let time = log.now
    log.add(.ticked, .sato, content: checklist.ref, item: "a", at: time)
    log.add(.unticked, .suzuki, content: checklist.ref, item: "a", at: time)
    #expect(log.progress(checklist)["a"]?.state == .open)
  }

  @Test func aSecondTickKeepsTheFirstName() {
    let checklist = Checklist.setup([[.ticked("a")]])
    var log = Log()
    log.add(.ticked, .sato, content: checklist.ref, item: "a")
    log.add(.ticked, .suzuki, content: checklist.ref, item: "a")
    #expect(log.progress(checklist)["a"]?.ticked?.by == "sato")
    #expect(log.progress(checklist)["a"]?.revision == 2)
  }
}
