import EventLog

extension Question {
  /// Every answer that one chosen button or box can be; nil when there is no end of them.
  var finiteValues: [Value]? {
    if let scale { return scale.map(Value.integer) }
    return kind.isChoice ? choices.map { .string($0.id.rawValue) } : nil
  }

  /// True when at most one answer can be given.
  var isSingleValued: Bool { kind != .multiple }
}
