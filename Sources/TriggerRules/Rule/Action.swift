public import EventLog

/// What a rule does.
public enum Action: Hashable, Sendable {
  /// Shows content on the page.
  case show(ContentRef)
  /// Puts a message in the outbox.
  case send(ContentRef)
  /// Opens a task for a person on the customer-success team.
  case openTask(TaskSpec)
  /// Starts a programme.
  case start(ContentRef)
  /// Asks the host to do something it has a name for.
  case call(String)

  /// The content it is about.
  public var content: ContentRef? {
    switch self {
    case .show(let content), .send(let content), .start(let content): content
    case .openTask, .call: nil
    }
  }
}

extension Action {
  /// True when both together would be one thing done twice: the same content, or the same task.
  func repeats(_ other: Action) -> Bool {
    switch (self, other) {
    case (.openTask(let mine), .openTask(let theirs)): mine.id == theirs.id
    default: content != nil && self == other
    }
  }
}

extension Action: CustomStringConvertible {
  public var description: String {
    switch self {
    case .show(let content): "show \(content)"
    case .send(let content): "send \(content)"
    case .openTask(let task): "open task \(task.id)"
    case .start(let content): "start \(content)"
    case .call(let name): "call \(name)"
    }
  }
}

extension Action: Codable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case show, send, task, start, call
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let key = try container.one(of: CodingKeys.allCases, "an action", in: decoder)
    switch key {
    case .show: self = .show(try container.decode(ContentRef.self, forKey: key))
    case .send: self = .send(try container.decode(ContentRef.self, forKey: key))
    case .task: self = .openTask(try container.decode(TaskSpec.self, forKey: key))
    case .start: self = .start(try container.decode(ContentRef.self, forKey: key))
    case .call: self = .call(try container.decode(String.self, forKey: key))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .show(let content): try container.encode(content, forKey: .show)
    case .send(let content): try container.encode(content, forKey: .send)
    case .openTask(let task): try container.encode(task, forKey: .task)
    case .start(let content): try container.encode(content, forKey: .start)
    case .call(let name): try container.encode(name, forKey: .call)
    }
  }
}
