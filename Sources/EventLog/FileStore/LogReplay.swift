/// Builds the log in memory from the frames of all segments.
///
/// An erasure marks its subject first and then writes the segments again, so a crash in between leaves events of a
/// subject that is erased. They are taken in under the pseudonym that they were about to get.
struct LogReplay {
  private(set) var log: PartitionLog
  /// The events that a segment still holds under the name of an erased subject, as they should be there.
  private(set) var unfinished: [RecordedEvent] = []
  private var pseudonyms: [UInt64: Pseudonym] = [:]

  /// Begins with everything that was ever erased, because an erasure stands behind what it erases.
  init(salt: [UInt8], erasures contents: some Sequence<FrameContent>) {
    log = PartitionLog(salt: salt)
    for case .erasure(let mark, let first) in contents {
      log.restoreErasure(mark)
      pseudonyms[mark] = Pseudonym(prefix: EventValidation.erasedPrefix, first: Position(first))
    }
  }

  /// Takes in what a frame says; false when it does not follow from the frames before.
  mutating func restore(_ content: FrameContent) -> Bool {
    guard case .events(let events) = content else { return true }
    for recorded in events {
      var recorded = recorded
      if !pseudonyms.isEmpty, let pseudonym = pseudonyms[log.mark(of: recorded.event.subject)] {
        recorded = pseudonym.apply(to: recorded)
        unfinished.append(recorded)
      }
      guard log.restore(recorded) else { return false }
    }
    return true
  }
}
