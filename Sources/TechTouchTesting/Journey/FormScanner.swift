/// Finds the forms, their hidden fields and their buttons in HTML that the library wrote.
///
/// It goes over bytes once: a year of many users reads very many pages.
struct FormScanner {
  private let bytes: [UInt8]
  private var position = 0

  init(_ html: String) {
    bytes = Array(html.utf8)
  }

  mutating func forms() -> [RenderedForm] {
    var forms: [RenderedForm] = []
    var form: RenderedForm?
    while let tag = nextTag() {
      switch tag.name {
      case "form": form = RenderedForm(fields: [], buttons: [])
      case "/form":
        if let form { forms.append(form) }
        form = nil
      case "input":
        guard tag["type"] == "hidden", let name = tag["name"], let value = tag["value"] else { continue }
        form?.fields.append(RenderedForm.Field(name: name, value: value))
      case "button":
        guard tag["name"] == "action", let action = tag["value"] else { continue }
        form?.buttons.append(RenderedForm.Button(action: action, label: text(until: "/button")))
      default: continue
      }
    }
    return forms
  }

  private struct Tag {
    var name: String
    var attributes: [(name: String, value: String)] = []

    subscript(name: String) -> String? {
      attributes.first { $0.name == name }?.value
    }
  }

  /// The next tag of interest; the attributes of others are passed over.
  private mutating func nextTag() -> Tag? {
    while let start = bytes[position...].firstIndex(of: UInt8(ascii: "<")) {
      position = start + 1
      let name = word()
      var tag = Tag(name: name)
      let isMeant = Self.meant.contains(name)
      while let attribute = attribute(reading: isMeant) {
        if isMeant { tag.attributes.append(attribute) }
      }
      if isMeant { return tag }
    }
    return nil
  }

  private static let meant: Set<String> = ["form", "/form", "input", "button", "/button"]

  private mutating func word() -> String {
    let start = position
    while position < bytes.count, !Self.ends(bytes[position]) { position += 1 }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private static func ends(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ">") || byte == UInt8(ascii: "=") || byte == 0x20 || byte == 0x0A
  }

  /// The next attribute of the tag; nil behind the last, with the position behind the tag.
  private mutating func attribute(reading isRead: Bool) -> (name: String, value: String)? {
    while position < bytes.count, bytes[position] == 0x20 || bytes[position] == 0x0A { position += 1 }
    guard position < bytes.count, bytes[position] != UInt8(ascii: ">") else {
      position = min(position + 1, bytes.count)
      return nil
    }
    let name = word()
    guard position + 1 < bytes.count, bytes[position] == UInt8(ascii: "="), bytes[position + 1] == UInt8(ascii: "\"")
    else {
      if position < bytes.count, bytes[position] == UInt8(ascii: "=") { position += 1 }
      return (name, "")
    }
    let start = position + 2
    let end = bytes[start...].firstIndex(of: UInt8(ascii: "\"")) ?? bytes.count
    position = min(end + 1, bytes.count)
    return (name, isRead ? Self.unescaped(bytes[start..<end]) : "")
  }

  /// The text up to an end tag, without the tags in it.
  private mutating func text(until end: String) -> String {
    var text: [UInt8] = []
    while position < bytes.count {
      if bytes[position] == UInt8(ascii: "<") {
        position += 1
        let name = word()
        while attribute(reading: false) != nil {}
        if name == end { break }
      } else {
        text.append(bytes[position])
        position += 1
      }
    }
    return Self.unescaped(text[...])
  }

  private static func unescaped(_ bytes: ArraySlice<UInt8>) -> String {
    let text = String(decoding: bytes, as: UTF8.self)
    guard bytes.contains(UInt8(ascii: "&")) else { return text }
    return text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
      .replacing("&#39;", with: "'").replacing("&amp;", with: "&")
  }
}
