/// Decodes the members of an object by key.
struct ObjectContainer<Key: CodingKey>: KeyedDecodingContainerProtocol {
  let decoder: NodeDecoder
  let members: [JSONNode.Member]

  var codingPath: [any CodingKey] { decoder.codingPath }

  var allKeys: [Key] { members.compactMap { Key(stringValue: $0.key) } }

  func contains(_ key: Key) -> Bool {
    member(key) != nil
  }

  func decodeNil(forKey key: Key) throws -> Bool {
    if case .null = try child(key).node.value { true } else { false }
  }

  func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T {
    try child(key).unwrap(type)
  }

  func nestedContainer<NestedKey: CodingKey>(keyedBy type: NestedKey.Type, forKey key: Key) throws
    -> KeyedDecodingContainer<NestedKey>
  {
    try child(key).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    try child(key).unkeyedContainer()
  }

  func superDecoder() throws -> any Decoder {
    decoder
  }

  func superDecoder(forKey key: Key) throws -> any Decoder {
    try child(key)
  }

  private func member(_ key: Key) -> JSONNode.Member? {
    decoder.ask(key.stringValue)
    return members.first { $0.key == key.stringValue }
  }

  private func child(_ key: Key) throws -> NodeDecoder {
    guard let member = member(key) else {
      let found = members.map { "\"\($0.key)\"" }.joined(separator: ", ")
      throw DecodingError.keyNotFound(
        key,
        .init(
          codingPath: codingPath,
          debugDescription: "wanted the field \"\(key.stringValue)\", found " + (found.isEmpty ? "none" : found)))
    }
    return NodeDecoder(member.node, at: codingPath + [PathKey(stringValue: key.stringValue)])
  }
}
