/// Builds HTML as bytes in one buffer: markup comes from the source code only, every other text is escaped.
///
/// The one way to write unescaped bytes is ``markup(_:)``, which takes a `StaticString`: no text of an author or a user
/// can reach it.
public struct HTMLWriter: Sendable {
  /// What was written so far, in UTF-8.
  public private(set) var bytes: [UInt8] = []

  /// An empty buffer.
  /// - Parameter capacity: The bytes to make room for.
  public init(capacity: Int = 2048) {
    bytes.reserveCapacity(capacity)
  }

  /// Writes markup as it stands.
  public mutating func markup(_ markup: StaticString) {
    markup.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  /// Writes text, escaped for element content and for quoted attribute values alike.
  public mutating func text(_ text: String) {
    var text = text
    text.withUTF8 { HTMLEscape.append($0, to: &bytes) }
  }

  /// Writes a whole number.
  public mutating func number(_ number: Int) {
    bytes.append(contentsOf: String(number).utf8)
  }

  /// Writes ` name="value"`.
  public mutating func attribute(_ name: StaticString, _ value: String) {
    markup(" ")
    markup(name)
    markup("=\"")
    text(value)
    markup("\"")
  }

  /// Writes ` name="value"` when there is a value.
  public mutating func attribute(_ name: StaticString, _ value: String?) {
    if let value { attribute(name, value) }
  }

  /// Writes ` name` when the flag is set.
  public mutating func attribute(_ name: StaticString, _ flag: Bool) {
    if flag {
      markup(" ")
      markup(name)
    }
  }

  /// Writes finished HTML.
  public mutating func append(_ html: HTML) {
    bytes.append(contentsOf: html.bytes)
  }

  /// Empties the buffer and keeps its memory, so that one buffer can serve many requests.
  public mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
  }

  /// What was written, as a value.
  public var html: HTML { HTML(bytes: bytes) }
}
