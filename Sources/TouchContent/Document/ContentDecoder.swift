/// Decodes a JSON document strictly: a field that the type does not ask for is an error, and every error tells the line,
/// the path, what was found and what was wanted.
public struct ContentDecoder: Sendable {
  /// Makes a decoder.
  public init() {}

  /// Decodes a document.
  /// - Throws: ``ContentIssue``.
  public func decode<T: Decodable>(_ type: T.Type, from bytes: [UInt8]) throws(ContentIssue) -> T {
    let root = try JSONParser.parse(bytes)
    do {
      return try NodeDecoder(root, at: []).unwrap(type)
    } catch let error as DecodingError {
      throw Self.issue(error, in: root)
    } catch {
      throw ContentIssue("document.value", at: "", "\(error)")
    }
  }

  /// The text of the document's field `kind`, which must be one of those that are known.
  /// - Throws: ``ContentIssue`` when the document is not JSON, is written in a later format, or is of no such kind.
  public func kind(of bytes: [UInt8], among known: [String]) throws(ContentIssue) -> String {
    let root = try JSONParser.parse(bytes)
    guard case .object(let members) = root.value else {
      throw ContentIssue("document.type", at: "", "wanted an object, found \(root.kind)", line: root.line)
    }
    if let format = members.first(where: { $0.key == "format" }), case .number(let text) = format.node.value,
      let number = Double(text), number > Double(DocumentHeader.format)
    {
      throw ContentIssue("document.value", at: "format", DocumentHeader.newer(text), line: format.line)
    }
    guard let kind = members.first(where: { $0.key == "kind" }) else {
      throw ContentIssue("document.kind", at: "", "wanted the field \"kind\", found none", line: root.line)
    }
    guard case .string(let text) = kind.node.value else {
      throw ContentIssue("document.type", at: "kind", "wanted a text, found \(kind.node.kind)", line: kind.line)
    }
    guard known.contains(text) else {
      throw ContentIssue(
        "document.kind", at: "kind", "unknown kind \"\(text)\"" + Suggestion.text(for: text, among: known),
        line: kind.line)
    }
    return text
  }

  /// The line on which a part of a document begins, such as `steps[2].anchor`; that of the nearest part around it where
  /// there is no such part, and nil for what is not JSON.
  public func line(of path: String, in bytes: [UInt8]) -> Int? {
    guard let root = try? JSONParser.parse(bytes) else { return nil }
    let keys = path.split(whereSeparator: { $0 == "." || $0 == "[" }).map { part in
      part.hasSuffix("]") ? PathKey(index: Int(part.dropLast())) : PathKey(name: String(part))
    }
    return Self.line(of: keys, in: root)
  }

  private struct PathKey: CodingKey {
    var stringValue: String
    var intValue: Int?

    init(name: String) {
      stringValue = name
    }

    init(index: Int?) {
      stringValue = ""
      intValue = index
    }

    init?(stringValue: String) { self.init(name: stringValue) }
    init?(intValue: Int) { self.init(index: intValue) }
  }

  private static func issue(_ error: DecodingError, in root: JSONNode) -> ContentIssue {
    let (code, context): (String, DecodingError.Context) =
      switch error {
      case .typeMismatch(_, let context): ("document.type", context)
      case .valueNotFound(_, let context): ("document.missing", context)
      case .keyNotFound(_, let context): ("document.missing", context)
      case .dataCorrupted(let context): ("document.value", context)
      @unknown default: ("document.value", .init(codingPath: [], debugDescription: "\(error)"))
      }
    return ContentIssue(
      code, at: path(context.codingPath), context.debugDescription, line: line(of: context.codingPath, in: root))
  }

  /// `steps[2].anchor`
  static func path(_ keys: [any CodingKey]) -> String {
    keys.reduce(into: "") { path, key in
      if let index = key.intValue {
        path += "[\(index)]"
      } else {
        path += (path.isEmpty ? "" : ".") + key.stringValue
      }
    }
  }

  private static func line(of keys: [any CodingKey], in root: JSONNode) -> Int {
    var node = root
    var line = root.line
    for key in keys {
      switch node.value {
      case .array(let nodes):
        guard let index = key.intValue, nodes.indices.contains(index) else { return line }
        node = nodes[index]
        line = node.line
      case .object(let members):
        guard let member = members.first(where: { $0.key == key.stringValue }) else { return line }
        node = member.node
        line = member.line
      default:
        return line
      }
    }
    return line
  }
}
