import Foundation
import TechTouch

/// One thing that one user of a population did.
struct Deed: Hashable, Sendable {
  /// Who, by place in the population.
  var user: Int
  /// When.
  var at: Date
  /// What.
  var action: UserAction
}
