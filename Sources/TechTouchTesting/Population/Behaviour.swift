/// How the users of a population behave. A host writes its own beside ``WeightedBehaviour``.
public protocol Behaviour: Sendable {
  /// What the user does next; nil when they are done for the day.
  ///
  /// It is asked every day anew, first with `sight.done` at 0 and no page, and again after each thing that was done.
  /// The dice are the user's own, so the same seed gives the same life whatever others do.
  func next(_ sight: Sight, _ dice: inout Dice) -> UserAction?
}

/// A behaviour that a closure says.
public struct CustomBehaviour: Behaviour {
  private let choose: @Sendable (Sight, inout Dice) -> UserAction?

  /// Makes a behaviour.
  public init(_ choose: @escaping @Sendable (Sight, inout Dice) -> UserAction?) {
    self.choose = choose
  }

  public func next(_ sight: Sight, _ dice: inout Dice) -> UserAction? {
    choose(sight, &dice)
  }
}
