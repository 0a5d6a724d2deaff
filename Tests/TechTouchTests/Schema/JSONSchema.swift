import Foundation
import Synchronization

/// A validator of those keywords of JSON Schema, draft 2020-12, that the library's schema uses.
struct JSONSchema {
  let root: JSON

  /// A place of a document that a part of the schema accepted.
  struct Visit {
    var path: [JSONStep]
    var value: JSON
    /// The definition, and the way within it.
    var site: String
    var schema: JSON
  }

  struct Mismatch: Error, CustomStringConvertible {
    var path: [JSONStep]
    var description: String
  }

  /// Everything that is looked at in a document.
  /// - Throws: ``Mismatch``.
  func visits(_ document: JSON) throws -> [Visit] {
    var visits: [Visit] = []
    try check(document, root, [], "root", &visits)
    return visits
  }

  func accepts(_ document: JSON) -> Bool { (try? visits(document)) != nil }

  /// The fields that an object may have at a site, whichever of the alternatives it is.
  func fields(_ schema: JSON) -> Set<String> {
    let resolved = resolve(schema)
    var fields = Set(resolved["properties"]?.object?.keys.map { $0 } ?? [])
    for alternative in resolved["oneOf"]?.array ?? [] { fields.formUnion(self.fields(alternative)) }
    return fields
  }

  func resolve(_ schema: JSON) -> JSON {
    guard let name = definition(schema) else { return schema }
    return root["$defs"]?[name] ?? .null
  }

  private func definition(_ schema: JSON) -> String? {
    schema["$ref"]?.string.map { String($0.dropFirst("#/$defs/".count)) }
  }

  private func check(_ value: JSON, _ schema: JSON, _ path: [JSONStep], _ site: String, _ visits: inout [Visit]) throws
  {
    if let name = definition(schema) {
      return try check(value, root["$defs"]?[name] ?? .null, path, name, &visits)
    }
    visits.append(Visit(path: path, value: value, site: site, schema: schema))
    try checkType(value, schema, path)
    try checkValue(value, schema, path)
    try checkAlternatives(value, schema, path, site, &visits)
    switch value {
    case .object(let members): try checkMembers(members, schema, path, site, &visits)
    case .array(let list):
      try limit(list.count, schema, "minItems", "maxItems", path)
      guard let items = schema["items"] else { return }
      for (index, item) in list.enumerated() {
        try check(item, items, path + [.index(index)], "\(site)[]", &visits)
      }
    default: return
    }
  }

  private func checkType(_ value: JSON, _ schema: JSON, _ path: [JSONStep]) throws {
    guard let type = schema["type"]?.string else { return }
    let fits =
      switch (type, value) {
      case ("object", .object), ("array", .array), ("string", .string), ("boolean", .boolean), ("number", .number): true
      case ("integer", .number(let number)): number == number.rounded()
      default: false
      }
    if !fits { throw Mismatch(path: path, description: "wanted \(type), found \(value.text)") }
  }

  private func checkValue(_ value: JSON, _ schema: JSON, _ path: [JSONStep]) throws {
    if let choices = schema["enum"]?.array, !choices.contains(value) {
      throw Mismatch(path: path, description: "\(value.text) is none of the words")
    }
    if let constant = schema["const"], constant != value {
      throw Mismatch(path: path, description: "wanted \(constant.text), found \(value.text)")
    }
    if let text = value.string {
      try limit(text.unicodeScalars.count, schema, "minLength", "maxLength", path)
      if let pattern = schema["pattern"]?.string, try !Self.isLike(text, pattern) {
        throw Mismatch(path: path, description: "\(value.text) is not like \(pattern)")
      }
    }
    if let number = value.number {
      if let least = schema["minimum"]?.number, number < least { throw Mismatch(path: path, description: "too small") }
      if let most = schema["maximum"]?.number, number > most { throw Mismatch(path: path, description: "too great") }
    }
  }

  /// Patterns are slow, and there are few texts.
  private static let known = Mutex<[String: Bool]>([:])

  private static func isLike(_ text: String, _ pattern: String) throws -> Bool {
    let key = pattern + "\n" + text
    if let known = known.withLock({ $0[key] }) { return known }
    let answer = try text.contains(Regex(pattern))
    known.withLock { $0[key] = answer }
    return answer
  }

  private func limit(_ count: Int, _ schema: JSON, _ least: String, _ most: String, _ path: [JSONStep]) throws {
    if let least = schema[least]?.number, Double(count) < least { throw Mismatch(path: path, description: "too few") }
    if let most = schema[most]?.number, Double(count) > most { throw Mismatch(path: path, description: "too many") }
  }

  private func checkMembers(
    _ members: [String: JSON], _ schema: JSON, _ path: [JSONStep], _ site: String, _ visits: inout [Visit]
  ) throws {
    for name in schema["required"]?.array?.compactMap(\.string) ?? [] where members[name] == nil {
      throw Mismatch(path: path, description: "wanted \"\(name)\"")
    }
    try limit(members.count, schema, "minProperties", "maxProperties", path)
    if schema["additionalProperties"] == .boolean(false),
      let unknown = members.keys.first(where: { schema["properties"]?[$0] == nil })
    {
      throw Mismatch(path: path, description: "unknown field \"\(unknown)\"")
    }
    for (name, value) in members.sorted(by: { $0.key < $1.key }) {
      let place = path + [.name(name)]
      if let names = schema["propertyNames"] {
        var ignored: [Visit] = []
        try check(.string(name), names, place, "", &ignored)
      }
      if let property = schema["properties"]?[name] {
        try check(value, property, place, "\(site).\(name)", &visits)
      } else if let other = schema["additionalProperties"], other != .boolean(false) {
        try check(value, other, place, "\(site){}", &visits)
      }
    }
  }

  private func checkAlternatives(
    _ value: JSON, _ schema: JSON, _ path: [JSONStep], _ site: String, _ visits: inout [Visit]
  ) throws {
    for part in schema["allOf"]?.array ?? [] { try check(value, part, path, site, &visits) }
    if let negative = schema["not"], matches(value, negative, site) {
      throw Mismatch(path: path, description: "must not be so")
    }
    if let condition = schema["if"] {
      let branch = schema[matches(value, condition, site) ? "then" : "else"]
      if let branch { try check(value, branch, path, site, &visits) }
    }
    if let any = schema["anyOf"]?.array, !any.contains(where: { matches(value, $0, site) }) {
      throw Mismatch(path: path, description: "fits none")
    }
    guard let one = schema["oneOf"]?.array else { return }
    let fitting = one.filter { matches(value, $0, site) }
    guard let only = fitting.first, fitting.count == 1 else {
      throw Mismatch(path: path, description: "\(value.text) fits \(fitting.count) alternatives of \(site)")
    }
    // An object that is one of several alternatives is read by whoever reads them all.
    let isObject = resolve(only)["type"] == .string("object")
    try check(value, isObject ? resolve(only) : only, path, site, &visits)
  }

  private func matches(_ value: JSON, _ schema: JSON, _ site: String) -> Bool {
    var ignored: [Visit] = []
    return (try? check(value, schema, [], site, &ignored)) != nil
  }
}
