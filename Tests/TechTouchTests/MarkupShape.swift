import TouchContent

/// The elements of a piece of HTML without its texts, read strictly: what a careful writer emits and nothing else.
///
/// Written from the HTML standard and not from the library.
struct MarkupShape: Equatable {
  struct Tag: Hashable {
    var name: String
    /// Without those that hold a text, which are there by name alone, and without the one that says whether a body is
    /// short enough to be read out.
    var attributes: [String: String]
  }

  struct Fault: Error {
    var description: String
  }

  private(set) var tags: [Tag] = []
  private static let void: Set<String> = ["img", "input", "br", "meta", "link"]

  init(_ html: HTML) throws { try self.init(html.string) }

  init(_ html: String) throws {
    var rest = Array(html.utf8)[...]
    var open: [String] = []
    while let byte = rest.first {
      guard byte == UInt8(ascii: "<") else {
        try Self.check(rest.prefix { $0 != UInt8(ascii: "<") })
        rest = rest.drop { $0 != UInt8(ascii: "<") }
        continue
      }
      let end = rest.firstIndex(of: UInt8(ascii: ">")) ?? rest.endIndex
      let inside = String(decoding: rest[rest.startIndex + 1..<end], as: UTF8.self)
      rest = rest[end...].dropFirst()
      if inside == "!DOCTYPE html" { continue }
      if inside.hasPrefix("/") {
        guard open.popLast() == String(inside.dropFirst()) else {
          throw Fault(description: "</\(inside)> closes nothing")
        }
        continue
      }
      let tag = try Self.tag(inside)
      tags.append(tag)
      if !Self.void.contains(tag.name) { open.append(tag.name) }
    }
    guard open.isEmpty else { throw Fault(description: "never closed: \(open)") }
  }

  private static func tag(_ inside: String) throws -> Tag {
    var rest = Array(inside.unicodeScalars)[...]
    let name = string(rest.prefix(while: isName))
    rest = rest.drop(while: isName)
    guard !name.isEmpty else { throw Fault(description: "a bare < before \(inside)") }
    var attributes: [String: String] = [:]
    while !rest.isEmpty {
      guard rest.first == " " else { throw Fault(description: "wanted a space in <\(inside)>") }
      rest = rest.dropFirst()
      let key = string(rest.prefix(while: isName))
      rest = rest.drop(while: isName)
      var value = ""
      if rest.first == "=" {
        rest = rest.dropFirst()
        guard rest.first == "\"" else { throw Fault(description: "\(key) is not quoted in <\(inside)>") }
        rest = rest.dropFirst()
        value = string(rest.prefix { $0 != "\"" })
        guard rest.contains("\"") else { throw Fault(description: "\(key) is not closed in <\(inside)>") }
        rest = rest.drop { $0 != "\"" }.dropFirst()
        try check(Array(value.utf8)[...])
      }
      guard !key.isEmpty, attributes.updateValue(value, forKey: key) == nil else {
        throw Fault(description: "an attribute without a name, or twice, in <\(inside)>")
      }
    }
    return Tag(name: name, attributes: withoutTexts(attributes))
  }

  private static func withoutTexts(_ attributes: [String: String]) -> [String: String] {
    var attributes = attributes
    attributes["aria-describedby"] = nil
    for name in ["aria-label", "alt"] where attributes[name] != nil { attributes[name] = "" }
    if attributes["type"] == "number" || attributes["type"] == "date" { attributes["value"] = "" }
    return attributes
  }

  /// Text has no bracket and no quotation mark, and an ampersand only at the beginning of one of the five references.
  /// A single quotation mark may stand in the library's own list of fonts.
  private static func check(_ text: ArraySlice<UInt8>) throws {
    let references = ["&amp;", "&lt;", "&gt;", "&quot;", "&#39;"].map { Array($0.utf8) }
    for index in text.indices where "<>\"&".utf8.contains(text[index]) {
      let isReference = references.contains { text[index...].starts(with: $0) }
      if !isReference { throw Fault(description: "a bare character in \(String(decoding: text, as: UTF8.self))") }
    }
  }

  private static func isName(_ scalar: Unicode.Scalar) -> Bool {
    ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar) || scalar == "-"
  }

  private static func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}

extension MarkupShape.Tag {
  /// True for what the few signs of a body become.
  var isFromBody: Bool {
    switch name {
    case "p", "div": attributes.isEmpty || attributes["class"] == "tt-p"
    case "ul", "ol", "li", "br", "strong", "em", "code": attributes.isEmpty
    case "a": Set(attributes.keys).isSubset(of: ["href", "rel"])
    default: false
    }
  }

  /// True when it leads nowhere that content may not lead to.
  var isSafe: Bool {
    guard name == "a" else { return Set(attributes.keys).isSubset(of: ["class", "id", "lang"]) }
    let address = ["&amp;": "&", "&#39;": "'", "&quot;": "\"", "&lt;": "<", "&gt;": ">"]
      .reduce(attributes["href"] ?? "") { $0.replacing($1.key, with: $1.value) }
    guard let url = URLReference(address) else { return false }
    return (attributes["rel"] == "noopener") == url.leavesProduct
  }
}
