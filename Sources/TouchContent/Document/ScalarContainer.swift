/// Decodes one node as one value.
struct ScalarContainer: SingleValueDecodingContainer {
  let decoder: NodeDecoder

  var codingPath: [any CodingKey] { decoder.codingPath }

  func decodeNil() -> Bool {
    if case .null = decoder.node.value { true } else { false }
  }

  func decode(_ type: Bool.Type) throws -> Bool {
    guard case .boolean(let flag) = decoder.node.value else { throw decoder.mismatch("true or false") }
    return flag
  }

  func decode(_ type: String.Type) throws -> String {
    guard case .string(let text) = decoder.node.value else { throw decoder.mismatch("a text") }
    return text
  }

  func decode(_ type: Double.Type) throws -> Double {
    guard case .number(let text) = decoder.node.value, let number = Double(text), number.isFinite else {
      throw decoder.mismatch("a number")
    }
    return number
  }

  func decode(_ type: Float.Type) throws -> Float { Float(try decode(Double.self)) }
  func decode(_ type: Int.Type) throws -> Int { try integer() }
  func decode(_ type: Int8.Type) throws -> Int8 { try integer() }
  func decode(_ type: Int16.Type) throws -> Int16 { try integer() }
  func decode(_ type: Int32.Type) throws -> Int32 { try integer() }
  func decode(_ type: Int64.Type) throws -> Int64 { try integer() }
  func decode(_ type: UInt.Type) throws -> UInt { try integer() }
  func decode(_ type: UInt8.Type) throws -> UInt8 { try integer() }
  func decode(_ type: UInt16.Type) throws -> UInt16 { try integer() }
  func decode(_ type: UInt32.Type) throws -> UInt32 { try integer() }
  func decode(_ type: UInt64.Type) throws -> UInt64 { try integer() }

  func decode<T: Decodable>(_ type: T.Type) throws -> T {
    let value = try NodeDecoder(decoder.node, at: decoder.codingPath).unwrap(type)
    decoder.handedOn()
    return value
  }

  private func integer<T: FixedWidthInteger>() throws -> T {
    guard case .number(let text) = decoder.node.value, let number = T(text) else {
      throw decoder.mismatch("a whole number")
    }
    return number
  }
}
