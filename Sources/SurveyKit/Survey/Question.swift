public import EventLog
public import TouchContent

/// One question of a survey.
public struct Question: Hashable, Sendable {
  /// The stable id that answers are kept under, in every version of the survey.
  public var id: ItemID
  /// What it asks for. A question that asks for something else is another question and needs another id.
  public var kind: QuestionKind
  /// The question as the user reads it.
  public var text: LocalizedText
  /// True when a response without an answer is refused, as long as the question is asked at all.
  public var isRequired: Bool
  /// What the lowest number of a scale means.
  public var low: LocalizedText?
  /// What the highest number of a scale means.
  public var high: LocalizedText?
  /// The choices of a single or multiple choice; on a scale, names for its numbers.
  public var choices: [AnswerChoice]
  /// The least answer: of a rating or effort scale, of a number, of a date (`"2026-12-01"`); of a multiple choice, how
  /// many choices must be taken. Nil is the kind's own.
  public var min: Value?
  /// The greatest answer, likewise.
  public var max: Value?
  /// The most characters of a free text, counted in UTF-16 as browsers do; nil means ``defaultMaxLength``.
  public var maxLength: Int?
  /// Which end of an effort or rating scale is good.
  public var better: ScaleDirection
  /// When the question is asked; nil means always.
  public var when: AnswerCondition?

  /// The most characters of a free text that states no limit of its own.
  public static let defaultMaxLength = 2000

  /// Makes a question.
  public init(
    _ id: ItemID, _ kind: QuestionKind, _ text: LocalizedText, isRequired: Bool = false, low: LocalizedText? = nil,
    high: LocalizedText? = nil, choices: [AnswerChoice] = [], min: Value? = nil, max: Value? = nil,
    maxLength: Int? = nil,
    better: ScaleDirection = .high, when: AnswerCondition? = nil
  ) {
    self.id = id
    self.kind = kind
    self.text = text
    self.isRequired = isRequired
    self.low = low
    self.high = high
    self.choices = choices
    self.min = min
    self.max = max
    self.maxLength = maxLength
    self.better = better
    self.when = when
  }
}

extension Question {
  /// The whole numbers that an answer may be; nil when the question has no scale.
  public var scale: ClosedRange<Int>? {
    switch kind {
    case .nps: 0...10
    case .csat: 1...5
    case .ces: stated(1...7)
    case .rating: stated(1...5)
    case .single, .multiple, .text, .number, .date: nil
    }
  }

  /// The name of the form's field.
  package var field: String { "q." + id.rawValue }

  /// The choice that a value names.
  func choice(_ value: String) -> AnswerChoice? {
    choices.first { $0.id == ItemID(value) }
  }

  private func stated(_ usual: ClosedRange<Int>) -> ClosedRange<Int> {
    let low = min?.integer ?? usual.lowerBound
    let high = max?.integer ?? usual.upperBound
    return low < high && high - low <= Self.widestScale ? low...high : usual
  }

  /// A scale is a row of radio buttons, so it has at most eleven.
  static let widestScale = 10
}

/// In JSON, `required` and `better` may be left out.
extension Question: Codable {
  private enum CodingKeys: String, CodingKey {
    case id, kind, text, required, low, high, choices, min, max, maxLength, better, when
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    id = try container.decode(ItemID.self, forKey: .id)
    kind = try container.decode(QuestionKind.self, forKey: .kind)
    text = try container.decode(LocalizedText.self, forKey: .text)
    isRequired = try container.decodeIfPresent(Bool.self, forKey: .required) ?? false
    low = try container.decodeIfPresent(LocalizedText.self, forKey: .low)
    high = try container.decodeIfPresent(LocalizedText.self, forKey: .high)
    choices = try container.decodeIfPresent([AnswerChoice].self, forKey: .choices) ?? []
    min = try container.decodeIfPresent(Value.self, forKey: .min)
    max = try container.decodeIfPresent(Value.self, forKey: .max)
    maxLength = try container.decodeIfPresent(Int.self, forKey: .maxLength)
    better = try container.decodeIfPresent(ScaleDirection.self, forKey: .better) ?? .high
    when = try container.decodeIfPresent(AnswerCondition.self, forKey: .when)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(id, forKey: .id)
    try container.encode(kind, forKey: .kind)
    try container.encode(text, forKey: .text)
    if isRequired { try container.encode(isRequired, forKey: .required) }
    try container.encodeIfPresent(low, forKey: .low)
    try container.encodeIfPresent(high, forKey: .high)
    if !choices.isEmpty { try container.encode(choices, forKey: .choices) }
    try container.encodeIfPresent(min, forKey: .min)
    try container.encodeIfPresent(max, forKey: .max)
    try container.encodeIfPresent(maxLength, forKey: .maxLength)
    if better != .high { try container.encode(better, forKey: .better) }
    try container.encodeIfPresent(when, forKey: .when)
  }
}
