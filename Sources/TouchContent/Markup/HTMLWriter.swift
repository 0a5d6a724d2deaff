/// Builds HTML as bytes in one buffer: markup comes from the source code only, every other text is escaped.
///
/// The one way to write unescaped bytes is ``markup(_:)``, which takes a `StaticString`: no text of an author or a user
/// can reach it.
///
/// Each call makes room once and then writes through a pointer; `Benchmarks/compare render` asks for this.
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
    markup.withUTF8Buffer { append(UnsafeRawBufferPointer($0)) }
  }

  /// Writes text, escaped for element content and for quoted attribute values alike.
  public mutating func text(_ text: String) {
    let written: Void? = text.utf8.withContiguousStorageIfAvailable { append(escaping: UnsafeRawBufferPointer($0)) }
    if written == nil { self.text(String(decoding: Array(text.utf8), as: UTF8.self)) }
  }

  /// Writes a whole number.
  public mutating func number(_ number: Int) {
    if number < 0 { markup("-") }
    digits(of: number.magnitude)
  }

  /// Writes ` name="value"`.
  public mutating func attribute(_ name: StaticString, _ value: String) {
    let isWritten = value.utf8.withContiguousStorageIfAvailable { value in
      name.withUTF8Buffer { attribute($0, UnsafeRawBufferPointer(value)) }
    }
    if isWritten ?? false { return }
    markup(" ")
    markup(name)
    markup("=\"")
    text(value)
    markup("\"")
  }

  /// Writes a whole attribute at once.
  /// - Returns: False, and nothing is written, when the value has more to escape than there was room made for.
  private mutating func attribute(_ name: UnsafeBufferPointer<UInt8>, _ value: UnsafeRawBufferPointer) -> Bool {
    var isWritten = true
    let room = value.count &+ 32
    write(room: name.count &+ room &+ 4) { target in
      target.storeBytes(of: UInt8(ascii: " "), as: UInt8.self)
      UnsafeMutableRawBufferPointer(start: target + 1, count: name.count).copyBytes(from: name)
      var end = name.count &+ 1
      target.storeBytes(of: UInt8(ascii: "="), toByteOffset: end, as: UInt8.self)
      target.storeBytes(of: UInt8(ascii: "\""), toByteOffset: end &+ 1, as: UInt8.self)
      end &+= 2
      if let start = value.baseAddress, !value.isEmpty {
        let copied = HTMLEscape.copy(start, count: value.count, to: target + end, room: room)
        isWritten = copied.read == value.count
        end &+= copied.written
      }
      target.storeBytes(of: UInt8(ascii: "\""), toByteOffset: end, as: UInt8.self)
      return isWritten ? end &+ 1 : 0
    }
    return isWritten
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

  /// Writes a part of finished HTML.
  mutating func append(_ html: HTML, _ range: Range<Int>) {
    html.bytes.withUnsafeBytes { append(UnsafeRawBufferPointer(rebasing: $0[range])) }
  }

  /// Empties the buffer and keeps its memory, so that one buffer can serve many requests.
  public mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
  }

  /// What was written, as a value.
  public var html: HTML { HTML(bytes: bytes) }

  private mutating func digits(of number: UInt) {
    if number >= 10 { digits(of: number / 10) }
    bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number % 10))
  }

  private mutating func append(_ source: UnsafeRawBufferPointer) {
    write(room: source.count) { target in
      guard let start = source.baseAddress else { return 0 }
      target.copyMemory(from: start, byteCount: source.count)
      return source.count
    }
  }

  @inline(__always)
  private mutating func append(escaping text: UnsafeRawBufferPointer) {
    guard let start = text.baseAddress else { return }
    var read = 0
    repeat {
      // Room for a few escaped characters; a text with more of them takes several turns.
      let count = text.count &- read
      let room = count &+ 32
      write(room: room) { target in
        let copied = HTMLEscape.copy(start + read, count: count, to: target, room: room)
        read &+= copied.read
        return copied.written
      }
    } while read < text.count
  }

  /// Appends what `body` writes through the pointer: the number of bytes that it returns, at most `room`.
  @inline(__always)
  private mutating func write(room: Int, _ body: (UnsafeMutableRawPointer) -> Int) {
    bytes.append(addingCapacity: room) { span in
      span.withUnsafeMutableBufferPointer { buffer, count in
        guard let start = buffer.baseAddress else { return }
        count = body(UnsafeMutableRawPointer(start))
      }
    }
  }
}
