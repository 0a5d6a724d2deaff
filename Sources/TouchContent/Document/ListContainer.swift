/// Decodes the nodes of a list one after another.
struct ListContainer: UnkeyedDecodingContainer {
  let decoder: NodeDecoder
  let nodes: [JSONNode]
  private(set) var currentIndex = 0

  init(decoder: NodeDecoder, nodes: [JSONNode]) {
    self.decoder = decoder
    self.nodes = nodes
  }

  var codingPath: [any CodingKey] { decoder.codingPath }
  var count: Int? { nodes.count }
  var isAtEnd: Bool { currentIndex == nodes.count }

  mutating func decodeNil() throws -> Bool {
    guard !isAtEnd, case .null = nodes[currentIndex].value else { return false }
    currentIndex += 1
    return true
  }

  mutating func decode<T: Decodable>(_ type: T.Type) throws -> T {
    try next().unwrap(type)
  }

  mutating func nestedContainer<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    try next().container(keyedBy: type)
  }

  mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
    try next().unkeyedContainer()
  }

  mutating func superDecoder() throws -> any Decoder {
    try next()
  }

  private mutating func next() throws -> NodeDecoder {
    let path = codingPath + [PathKey(intValue: currentIndex)]
    guard !isAtEnd else {
      throw DecodingError.valueNotFound(
        Any.self, .init(codingPath: path, debugDescription: "wanted one more entry, found the end of the list"))
    }
    defer { currentIndex += 1 }
    return NodeDecoder(nodes[currentIndex], at: path)
  }
}
