/// Why something a user sent changes nothing.
public struct Refusal: Error, Hashable, Sendable {
  /// What kind of refusal it is.
  public var code: Code
  /// A sentence that names the thing, what was wanted and what was found.
  public var message: String
  /// The question or field at fault, when it is one.
  public var item: String?

  /// The kinds of refusal.
  public enum Code: String, Hashable, Sendable, Codable, CaseIterable {
    /// The form cannot be read: a field is missing, not UTF-8, or not what it should be.
    case malformed
    /// The form is larger than any form of the library.
    case tooLarge
    /// No published content has that kind, id and version.
    case unknownContent
    /// The content has no such step, item, question or button.
    case unknownItem
    /// The content knows no such action, or not in its present state.
    case outOfOrder
    /// An answer is not one that the question takes.
    case invalidAnswer
    /// The form was made for somebody else, or for a state that is past.
    case staleForm
    /// The acting user may not do this.
    case notAllowed
    /// The form came from another site.
    case crossSite
  }

  /// Makes a refusal.
  public init(_ code: Code, _ message: String, item: String? = nil) {
    self.code = code
    self.message = message
    self.item = item
  }
}

extension Refusal: CustomStringConvertible {
  public var description: String { message }
}
