import EventLog
import TouchContent

extension KeyedDecodingContainer {
  /// Checks the members that every document begins with.
  /// - Throws: `DecodingError` when the format or the kind is another than this library reads here.
  func checkHeader(format: Key, kind: Key, schema: Key, is wanted: ContentKind) throws {
    let number = try decode(Int.self, forKey: format)
    guard number == 1 else {
      throw DecodingError.dataCorruptedError(
        forKey: format, in: self, debugDescription: "written in format \(number), this library reads format 1")
    }
    let found = try decode(String.self, forKey: kind)
    guard found == wanted.rawValue else {
      throw DecodingError.dataCorruptedError(
        forKey: kind, in: self, debugDescription: "wanted the kind \"\(wanted)\", found \"\(found)\"")
    }
    _ = try decodeIfPresent(String.self, forKey: schema)
  }

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
  /// Writes the members that every document begins with.
  mutating func encodeHeader(format: Key, kind: Key, is name: ContentKind) throws {
    try encode(1, forKey: format)
    try encode(name, forKey: kind)
  }

  /// Writes a value unless it is what stands for leaving it out.
  mutating func encode<T: Encodable & Equatable>(_ value: T, forKey key: Key, unless fallback: T) throws {
    if value != fallback { try encode(value, forKey: key) }
  }
}
