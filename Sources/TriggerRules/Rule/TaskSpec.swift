/// A task for a person on the customer-success team.
public struct TaskSpec: Hashable, Sendable {
  /// When a task is due, counted from the local day it is opened on.
  public enum Due: Hashable, Sendable {
    /// That many calendar days later.
    case days(Int)
    /// That many days later, of which only Monday to Friday count, and no holidays of the product.
    case businessDays(Int)
  }

  /// What makes it the same task: while one is open, no second one is opened.
  public var id: String
  /// What is to be done.
  public var title: String
  /// Who is to do it; nil to leave it to the host.
  public var assignee: String?
  /// When it is due; nil for no date.
  public var due: Due?
  /// How many days after one was opened the next may be.
  public var coolDownDays: Int

  /// Describes a task.
  public init(_ id: String, title: String, assignee: String? = nil, due: Due? = nil, coolDownDays: Int = 0) {
    self.id = id
    self.title = title
    self.assignee = assignee
    self.due = due
    self.coolDownDays = coolDownDays
  }
}

extension TaskSpec: Codable {
  private enum CodingKeys: String, CodingKey {
    case id, title, assignee, dueInDays, dueInBusinessDays, coolDownDays
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let days = try container.decodeIfPresent(Int.self, forKey: .dueInDays)
    let businessDays = try container.decodeIfPresent(Int.self, forKey: .dueInBusinessDays)
    if days != nil, businessDays != nil {
      throw container.wrong(.dueInBusinessDays, wanted: "one of \"dueInDays\" and \"dueInBusinessDays\"", found: "both")
    }
    self.init(
      try container.decode(String.self, forKey: .id), title: try container.decode(String.self, forKey: .title),
      assignee: try container.decodeIfPresent(String.self, forKey: .assignee),
      due: days.map(Due.days) ?? businessDays.map(Due.businessDays),
      coolDownDays: try container.decodeIfPresent(Int.self, forKey: .coolDownDays) ?? 0)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(id, forKey: .id)
    try container.encode(title, forKey: .title)
    try container.encodeIfPresent(assignee, forKey: .assignee)
    switch due {
    case .days(let count): try container.encode(count, forKey: .dueInDays)
    case .businessDays(let count): try container.encode(count, forKey: .dueInBusinessDays)
    case nil: break
    }
    if coolDownDays != 0 { try container.encode(coolDownDays, forKey: .coolDownDays) }
  }
}
