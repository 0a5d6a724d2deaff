import Foundation
import Synchronization

@testable import EventLog

/// A file system in memory that knows what is durable and what is not, and can lose its power.
final class SimulatedDisk: FileCalls {
  /// How much of what was not synchronized survives a power cut.
  enum Survival: CaseIterable {
    case nothing, everything, zeros, half, sectors
  }

  /// A promise that the disk does not keep, to prove that the tests notice.
  enum Defect: CaseIterable {
    case ignoresSynchronize, ignoresSynchronizeDirectory, synchronizesEachFileOnce
  }

  struct Stopped: Error {}

  struct Inode {
    var content: [UInt8] = []
    var durable: [UInt8] = []
  }

  struct State {
    var inodes: [Int: Inode] = [:]
    var names: [String: Int] = [:]
    var durableNames: [String: Int] = [:]
    var open: [Int32: Int] = [:]
    var nextNumber: Int32 = 3
    var locked: Int32?
    /// How many changing calls there were.
    var calls = 0
    /// The call from which on nothing works any more.
    var stopAt: Int?
    /// How many more synchronizations succeed.
    var synchronizationsLeft: Int?
    /// The bytes that fit.
    var capacity = Int.max
    var defect: Defect?
  }

  let state: Mutex<State>
  /// Runs before each synchronization of a file, outside the lock.
  let beforeSynchronize: @Sendable () -> Void

  init(stopAt: Int? = nil, defect: Defect? = nil, beforeSynchronize: @escaping @Sendable () -> Void = {}) {
    var initial = State()
    initial.stopAt = stopAt
    initial.defect = defect
    state = Mutex(initial)
    self.beforeSynchronize = beforeSynchronize
  }

  private init(files: [String: [UInt8]]) {
    var initial = State()
    for (index, file) in files.sorted(by: { $0.key < $1.key }).enumerated() {
      initial.inodes[index] = Inode(content: file.value, durable: file.value)
      initial.names[file.key] = index
    }
    initial.durableNames = initial.names
    state = Mutex(initial)
    beforeSynchronize = {}
  }

  /// The files as the running process sees them.
  var files: [String: [UInt8]] {
    state.withLock { state in state.names.mapValues { state.inodes[$0]?.content ?? [] } }
  }

  /// The same files on another disk, one of them changed.
  func copy(_ change: (inout [String: [UInt8]]) -> Void = { _ in }) -> SimulatedDisk {
    var files = files
    change(&files)
    return SimulatedDisk(files: files)
  }

  /// What is found when the power comes back.
  func afterPowerCut(names: Bool, data: Survival) -> SimulatedDisk {
    let files = state.withLock { state in
      (names ? state.names : state.durableNames).mapValues { Self.survivor(state.inodes[$0] ?? Inode(), data) }
    }
    return SimulatedDisk(files: files)
  }

  private static func survivor(_ inode: Inode, _ data: Survival) -> [UInt8] {
    let (new, old) = (inode.content, inode.durable)
    guard new != old else { return new }
    switch data {
    case .nothing: return old
    case .everything: return new
    case .zeros: return new.indices.map { $0 < old.count && old[$0] == new[$0] ? new[$0] : 0 }
    case .half:
      let shared = zip(new, old).prefix { $0 == $1 }.count
      return Array(new[..<(shared + (new.count - shared) / 2)])
    case .sectors:
      return new.indices.map { ($0 / 16) % 3 == 0 ? new[$0] : $0 < old.count ? old[$0] : 0 }
    }
  }

  // MARK: - Calls

  private func change<T: Sendable>(_ body: (inout State) throws -> T, stopping: (inout State) -> Void = { _ in }) throws
    -> T
  {
    try state.withLock { state in
      state.calls += 1
      if let stop = state.stopAt, state.calls >= stop {
        if state.calls == stop { stopping(&state) }
        throw Stopped()
      }
      return try body(&state)
    }
  }

  private func failure(_ call: String, _ number: Int32) -> FileCallError {
    FileCallError(call: call, name: "", number: number, text: "simulated", isFull: number == ENOSPC)
  }

  func makeDirectory(_ path: String) throws {}

  func names(in directory: String) throws -> [String] {
    state.withLock { $0.names.keys.map { String($0.dropFirst(directory.count + 1)) } }
  }

  func lock(_ path: String, owner: String) throws -> FileHandleToken {
    try state.withLock { state in
      guard state.locked == nil else { throw StoreError(.locked(owner: owner), "locked") }
      state.nextNumber += 1
      state.locked = state.nextNumber
      return FileHandleToken(number: state.nextNumber)
    }
  }

  func open(_ path: String, create: Bool) throws -> FileHandleToken {
    try change { state in
      if state.names[path] == nil {
        guard create else { throw failure("open", ENOENT) }
        let inode = (state.inodes.keys.max() ?? 0) + 1
        state.inodes[inode] = Inode()
        state.names[path] = inode
      }
      state.nextNumber += 1
      state.open[state.nextNumber] = state.names[path]
      return FileHandleToken(number: state.nextNumber)
    }
  }

  func close(_ file: FileHandleToken) {
    state.withLock { state in
      state.open[file.number] = nil
      if state.locked == file.number { state.locked = nil }
    }
  }

  func contents(of path: String) throws -> [UInt8] {
    try state.withLock { state in
      guard let inode = state.names[path] else { throw failure("open", ENOENT) }
      return state.inodes[inode]?.content ?? []
    }
  }

  func write(_ bytes: [UInt8], to file: FileHandleToken, at offset: Int64) throws {
    func put(_ bytes: ArraySlice<UInt8>, _ state: inout State) {
      guard let inode = state.open[file.number], var content = state.inodes[inode]?.content else { return }
      let end = Int(offset) + bytes.count
      if content.count < end { content += Array(repeating: 0, count: end - content.count) }
      content.replaceSubrange(Int(offset)..<end, with: bytes)
      state.inodes[inode]?.content = content
    }
    try change { state in
      let used = state.inodes.values.reduce(0) { $0 + $1.content.count }
      let room = max(0, state.capacity - used)
      put(bytes.prefix(room), &state)
      if bytes.count > room { throw failure("pwrite", ENOSPC) }
    } stopping: {
      put(bytes.prefix(bytes.count / 2), &$0)
    }
  }

  func truncate(_ file: FileHandleToken, to length: Int64) throws {
    try change { state in
      guard let inode = state.open[file.number], let content = state.inodes[inode]?.content else { return }
      state.inodes[inode]?.content = Array(content.prefix(Int(length)))
    }
  }

  func synchronize(_ file: FileHandleToken) throws {
    beforeSynchronize()
    try change { state in
      if let left = state.synchronizationsLeft {
        guard left > 0 else { throw failure("fdatasync", EIO) }
        state.synchronizationsLeft = left - 1
      }
      guard state.defect != .ignoresSynchronize, let inode = state.open[file.number] else { return }
      let content = state.inodes[inode]?.content ?? []
      if state.defect == .synchronizesEachFileOnce, state.inodes[inode]?.durable != [] { return }
      state.inodes[inode]?.durable = content
    }
  }

  func rename(_ source: String, to target: String) throws {
    try change { state in
      state.names[target] = state.names[source]
      state.names[source] = nil
    }
  }

  func remove(_ path: String) throws {
    try change { $0.names[path] = nil }
  }

  func synchronizeDirectory(_ path: String) throws {
    try change { state in
      guard state.defect != .ignoresSynchronizeDirectory else { return }
      state.durableNames = state.names
    }
  }

  func randomBytes(_ count: Int) throws -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ 11) }
  }
}
