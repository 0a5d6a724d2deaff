import TouchContent

extension KeyedDecodingContainer {
  /// A word out of a closed list; nil where it is left out.
  func choice<T: RawRepresentable<String> & CaseIterable>(_ type: T.Type, forKey key: Key) throws -> T? {
    guard let word = try decodeIfPresent(String.self, forKey: key) else { return nil }
    guard let value = T(rawValue: word) else {
      throw DecodingError.dataCorruptedError(
        forKey: key, in: self,
        debugDescription: "found \"\(word)\"" + Suggestion.text(for: word, among: T.allCases.map(\.rawValue)))
    }
    return value
  }

  /// A word out of a closed list.
  func requiredChoice<T: RawRepresentable<String> & CaseIterable>(_ type: T.Type, forKey key: Key) throws -> T {
    guard let value = try choice(type, forKey: key) else {
      _ = try decode(String.self, forKey: key)
      throw DecodingError.dataCorruptedError(forKey: key, in: self, debugDescription: "wanted a text, found null")
    }
    return value
  }
}

extension KeyedEncodingContainer {
  /// Writes a value unless it is what stands for leaving it out.
  mutating func encode<T: Encodable & Equatable>(_ value: T, forKey key: Key, unless fallback: T) throws {
    if value != fallback { try encode(value, forKey: key) }
  }
}
