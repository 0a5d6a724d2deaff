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

  /// The text of the document's field `kind`; nil when it has none.
  /// - Throws: ``ContentIssue`` when the document is not JSON.
  public func kind(of bytes: [UInt8]) throws(ContentIssue) -> String? {
    guard case .object(let members) = try JSONParser.parse(bytes).value,
      case .string(let kind) = members.first(where: { $0.key == "kind" })?.node.value
    else { return nil }
    return kind
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
