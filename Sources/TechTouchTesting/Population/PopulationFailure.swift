public import TechTouch

/// An invariant that a population broke, with the shortest history that breaks it.
public struct PopulationFailure: Error, Sendable {
  /// What should have held.
  public var invariant: String
  /// For whom it did not.
  public var subject: Subject
  /// What is wrong at the end of the shortest history.
  public var message: String
  /// The seed that leads here.
  public var seed: UInt64
  /// How many things were done before it broke.
  public var deeds: Int
  /// The journey that breaks it in the fewest steps, as lines of Swift; nil when no journey does, because requests of
  /// several servers have to meet.
  public var shortest: [String]?
  /// How many things the shortest history does.
  public var length = 0
  /// What the shortest history does.
  var history: FailingHistory?
}

extension PopulationFailure: CustomStringConvertible {
  public var description: String {
    let head = [
      "\"\(invariant)\" does not hold for \(subject), with seed \(seed)", "  because \(message)",
    ]
    guard let shortest else {
      return (head + ["it took \(deeds) things done, and no shorter history fails by itself"]).joined(separator: "\n")
    }
    return (head + ["the shortest history that fails has \(length) of \(deeds) things done:", ""] + shortest)
      .joined(separator: "\n")
  }
}
