/// One thing that is wrong with a rule document.
public struct RuleIssue: Hashable, Sendable, Codable {
  /// What kind of mistake it is.
  public var code: Code
  /// Where it is, such as `rules[3].when.all[1].percent`.
  public var path: String
  /// A sentence that says what was wanted and what was found.
  public var message: String

  /// Makes an issue.
  public init(_ code: Code, at path: String, _ message: String) {
    self.code = code
    self.path = path
    self.message = message
  }

  /// True when a document with it is refused; else it means what it says, and that is doubtful.
  public var isFatal: Bool { !Code.doubtful.contains(code) }

  /// The kinds of mistake.
  public struct Code: Hashable, Sendable, Codable, RawRepresentable, ExpressibleByStringLiteral {
    /// The code as it is written.
    public let rawValue: String

    /// Makes a code.
    public init(rawValue: String) { self.rawValue = rawValue }

    public init(stringLiteral value: String) { self.init(rawValue: value) }
  }
}

extension RuleIssue.Code {
  /// An id is used twice.
  public static let duplicate: Self = "duplicate"
  /// A name is used that nothing declares.
  public static let undeclared: Self = "undeclared"
  /// A number lies outside what has a meaning.
  public static let outOfRange: Self = "outOfRange"
  /// A value has a type that cannot be compared so.
  public static let typeMismatch: Self = "typeMismatch"
  /// A text is not of the form that is wanted.
  public static let malformed: Self = "malformed"
  /// Names that are declared by means of each other.
  public static let cycle: Self = "cycle"
  /// It can never hold or never happen.
  public static let neverTrue: Self = "neverTrue"
  /// It always holds.
  public static let alwaysTrue: Self = "alwaysTrue"
  /// A rule of higher priority always takes its place.
  public static let shadowed: Self = "shadowed"
  /// A cap never leaves room for it.
  public static let starved: Self = "starved"
  /// A rule names a cap that counts nothing of what it does.
  public static let uncapped: Self = "uncapped"
  /// No occasion on which it is asked can open it.
  public static let unreachable: Self = "unreachable"
  /// A schedule that has no time left.
  public static let impossibleSchedule: Self = "impossibleSchedule"
  /// Two places take an attribute for values of different types. A catalogue with it is refused; rules that are made
  /// without one may mean it.
  public static let typeConflict: Self = "typeConflict"

  /// What a document says clearly, and may not mean.
  static let doubtful: Set<Self> = [
    .neverTrue, .alwaysTrue, .starved, .shadowed, .uncapped, .unreachable, .impossibleSchedule, .typeConflict,
  ]
}

extension RuleIssue: CustomStringConvertible {
  public var description: String { "\(path): \(message) (\(code.rawValue))" }
}
