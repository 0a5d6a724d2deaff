import Foundation
import Synchronization
import Testing

@testable import EventLog

/// The power is cut before every single call, and the disk is found in every state that it may be in then.
struct PowerCutTests {
  /// What the caller of the store was told until the power was cut.
  private struct Told: Sendable {
    /// The ids of each append, and whether it was acknowledged.
    var appends: [(subject: Subject, ids: [String], isAcknowledged: Bool)] = []
    var erasureBegan = false
    var erasureEnded = false
  }

  /// Two segments, an append of several events, an erasure over both segments, and appends after it.
  private func work(on disk: SimulatedDisk) async -> Told {
    var told = Told()
    guard let store = try? FileEventStore(directory: "data", product: "p", segmentBytes: 260, calls: disk) else {
      return told
    }
    for round in 0..<6 {
      if round == 4 {
        told.erasureBegan = true
        told.erasureEnded = (try? await store.erase(suzuki, at: time())) != nil
      }
      for subject in [sato, suzuki] where round < 4 || subject == sato {
        let events = (0...round % 2).map { event("\(round)-\($0)", of: subject, properties: ["mail": "x@aoba"]) }
        let stored = try? await store.append(events, to: subject, expecting: .any, at: time())
        told.appends.append((subject, events.map(\.id.rawValue), stored != nil))
      }
    }
    await store.close()
    return told
  }

  /// What is wrong with the store that is found on the disk; empty when every promise was kept.
  private func faults(on disk: SimulatedDisk, after told: Told) async throws -> [String] {
    let store: FileEventStore
    do {
      store = try FileEventStore(directory: "data", product: "p", segmentBytes: 260, calls: disk)
    } catch {
      return ["it does not open: \(error)"]
    }
    var faults: [String] = []
    let all = try await store.everything()
    let isErased: Bool
    do {
      _ = try await store.read(.stream(suzuki), after: nil, limit: 1)
      isErased = false
    } catch {
      isErased = true
    }
    if told.erasureEnded, !isErased { faults.append("an erasure was forgotten") }
    if isErased, !told.erasureBegan { faults.append("an erasure came from nowhere") }
    if isErased,
      all.contains(where: {
        $0.event.subject == suzuki || $0.event.properties["mail"] != nil && $0.event.subject != sato
      })
    {
      faults.append("the feed still holds the erased")
    }
    if isErased {
      let bytes = disk.files.filter { $0.key.hasSuffix(".log") }.values.contains {
        Data($0).range(of: Data("suzuki".utf8)) != nil
      }
      if bytes { faults.append("a segment still holds the erased") }
    }
    for append in told.appends {
      let found = all.filter { $0.event.subject == append.subject && append.ids.contains($0.event.id.rawValue) }.count
      if append.subject == suzuki, isErased { continue }
      if found != 0, found != append.ids.count { faults.append("\(append.ids) is there in part") }
      if append.isAcknowledged, found != append.ids.count {
        faults.append("\(append.ids) was acknowledged and is lost")
      }
    }
    if all.map(\.position.rawValue) != (0..<all.count).map({ Int64($0 + 1) }) { faults.append("positions have holes") }
    if (try? await store.add(event("after"))) == nil { faults.append("it takes no events") }
    await store.close()
    let count = try? await FileEventStore(directory: "data", product: "p", calls: disk).everything().count
    if count != all.count + 1 { faults.append("it does not open a second time as it was") }
    return faults
  }

  /// Cuts the power before every call and gives what is wrong then.
  private func faultsOfAllCuts(defect: SimulatedDisk.Defect? = nil) async throws -> (cuts: Int, faults: [String]) {
    let whole = SimulatedDisk(defect: defect)
    _ = await work(on: whole)
    let calls = whole.state.withLock { $0.calls }
    var cuts = 0
    var faults: [String] = []
    for stop in 1...calls + 1 {
      let disk = SimulatedDisk(stopAt: stop, defect: defect)
      let told = await work(on: disk)
      for names in [false, true] {
        for data in SimulatedDisk.Survival.allCases {
          cuts += 1
          faults += try await self.faults(on: disk.afterPowerCut(names: names, data: data), after: told)
            .map { "call \(stop), \(names ? "new" : "old") names, \(data) survives: \($0)" }
        }
      }
    }
    return (cuts, faults)
  }

  @Test func losesNothingAcknowledgedWheneverThePowerIsCut() async throws {
    let (cuts, faults) = try await faultsOfAllCuts()
    #expect(faults == [])
    #expect(cuts > 300)
  }

  @Test(arguments: SimulatedDisk.Defect.allCases)
  func noticesADiskThatDoesNotSynchronize(defect: SimulatedDisk.Defect) async throws {
    let (_, faults) = try await faultsOfAllCuts(defect: defect)
    let wanted = defect == .ignoresSynchronize ? "it does not open" : "was acknowledged and is lost"
    #expect(faults.contains { $0.contains(wanted) })
  }
}
