/// Gives a type what it asks for and remembers which keys it asked for.
final class NodeDecoder: Decoder {
  let node: JSONNode
  let codingPath: [any CodingKey]
  let userInfo: [CodingUserInfoKey: Any] = [:]
  /// The keys that the type looked at; nil until it asks for an object.
  private var asked: Set<String>?

  init(_ node: JSONNode, at codingPath: [any CodingKey]) {
    self.node = node
    self.codingPath = codingPath
  }

  /// Decodes the node and refuses what the type left unread.
  func unwrap<T: Decodable>(_ type: T.Type) throws -> T {
    try checkWord(of: type)
    let value = try type.init(from: self)
    if let asked, case .object(let members) = node.value,
      let unread = members.first(where: { !asked.contains($0.key) })
    {
      throw DecodingError.dataCorrupted(
        .init(
          codingPath: codingPath + [PathKey(stringValue: unread.key)],
          debugDescription: "unknown field \"\(unread.key)\"" + Suggestion.text(for: unread.key, among: asked)))
    }
    return value
  }

  /// Refuses a word that is none of those that the type knows, and tells them: Swift's own message does not.
  private func checkWord(of type: any Decodable.Type) throws {
    guard let type = type as? any (CaseIterable & RawRepresentable<String>).Type, case .string(let word) = node.value
    else { return }
    let words = Self.words(of: type)
    guard !words.contains(word) else { return }
    throw DecodingError.dataCorrupted(
      .init(
        codingPath: codingPath, debugDescription: "unknown word \"\(word)\"" + Suggestion.text(for: word, among: words))
    )
  }

  private static func words<T: CaseIterable & RawRepresentable<String>>(of type: T.Type) -> [String] {
    type.allCases.map(\.rawValue)
  }

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    guard case .object(let members) = node.value else { throw mismatch("an object") }
    if asked == nil { asked = [] }
    return KeyedDecodingContainer(ObjectContainer<Key>(decoder: self, members: members))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    guard case .array(let nodes) = node.value else { throw mismatch("a list") }
    return ListContainer(decoder: self, nodes: nodes)
  }

  func singleValueContainer() -> any SingleValueDecodingContainer {
    ScalarContainer(decoder: self)
  }

  func ask(_ key: String) {
    asked?.insert(key)
  }

  /// The whole object was handed on to another type, which checks it.
  func handedOn() {
    asked = nil
  }

  func mismatch(_ wanted: String) -> DecodingError {
    .typeMismatch(
      Any.self, .init(codingPath: codingPath, debugDescription: "wanted \(wanted), found \(node.kind)"))
  }
}

/// A key of a path: a name or an index.
struct PathKey: CodingKey {
  let stringValue: String
  let intValue: Int?

  init(stringValue: String) {
    self.stringValue = stringValue
    self.intValue = nil
  }

  init(intValue: Int) {
    self.stringValue = "\(intValue)"
    self.intValue = intValue
  }
}
