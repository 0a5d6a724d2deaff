import Foundation
import Testing

@testable import TechTouch

/// The schema says of a document what the decoder does: the same fields, the same words, the same refusals.
struct SchemaTests {
  private static let schema = Result { JSONSchema(root: try JSON(Array(Catalog.schema.utf8))) }
  /// Documents that between them have every field of every kind.
  static let documents: [URL] = {
    let directory = Bundle.module.bundleURL.appending(path: "Documents")
    let files = try? FileManager.default.contentsOfDirectory(at: directory, includingPropertiesForKeys: nil)
    return (files ?? []).sorted { $0.path < $1.path }
  }()
  /// A field that resembles no other, so that the decoder answers with those that there are.
  private static let stranger = String(repeating: "~", count: 40)

  private let schema: JSONSchema

  init() throws {
    schema = try Self.schema.get()
  }

  private func document(_ file: URL) throws -> JSON { try JSON(Array(Data(contentsOf: file))) }

  private func decode(_ document: JSON) throws(ContentIssue) -> ContentDocument {
    try ContentDocument(Array(document.text.utf8))
  }

  @Test func thereIsADocumentOfEveryKind() throws {
    let kinds = try Set(Self.documents.map { try document($0)["kind"]?.string })
    #expect(kinds.count == schema.root["properties"]?["kind"]?["enum"]?.array?.count)
    let unknown = #expect(throws: ContentIssue.self) {
      try decode(.object(["kind": .string(Self.stranger), "format": .number(1)]))
    }
    #expect(Set(unknown?.message.quoted.dropFirst() ?? []) == Set(kinds.compactMap(\.self)))
  }

  @Test(arguments: documents) func aDocumentIsValidAndDecodes(file: URL) throws {
    let document = try document(file)
    #expect(throws: Never.self) { try schema.visits(document) }
    #expect(throws: Never.self) { try decode(document) }
  }

  @Test(arguments: documents) func whatSwiftWritesIsValidAndReadsBackEqual(file: URL) throws {
    let decoded = try decode(document(file))
    let written = try JSON(Array(JSONEncoder().encode(decoded.value)))
    #expect(throws: Never.self) { try schema.visits(written) }
    #expect(try decode(written).value == decoded.value)
  }

  @Test func everyFieldOfTheSchemaIsInSomeDocument() throws {
    var seen: [String: Set<String>] = [:]
    var allowed: [String: Set<String>] = [:]
    for visit in try Self.documents.flatMap({ try schema.visits(document($0)) }) {
      guard let members = visit.value.object, visit.schema["additionalProperties"] == .boolean(false) else { continue }
      seen[visit.site, default: []].formUnion(members.keys)
      allowed[visit.site, default: []].formUnion(schema.fields(definition(at: visit)))
    }
    for (site, fields) in allowed { #expect(seen[site] == fields, "\(site)") }
    for name in schema.root["$defs"]?.object?.keys.sorted() ?? [] where !schema.fields(.ref(name)).isEmpty {
      // What is always one of several alternatives is seen where those are.
      #expect(seen[name] != nil || name == "attributeMatch", "\(name)")
    }
  }

  /// The whole schema of a site: of an object that is one of several alternatives, all of them.
  private func definition(at visit: JSONSchema.Visit) -> JSON {
    schema.root["$defs"]?[visit.site].map { _ in .ref(visit.site) } ?? visit.schema
  }

  /// A field that nobody knows is put into every object: the decoder names those that it asked for.
  @Test func theDecoderAsksForTheFieldsOfTheSchema() throws {
    var asked: [String: Set<String>] = [:]
    var allowed: [String: Set<String>] = [:]
    for file in Self.documents {
      let document = try document(file)
      let visits = try schema.visits(document).filter { $0.schema["additionalProperties"] == .boolean(false) }
      for visit in visits.filter(\.path.isEmpty) + distinct(visits) {
        let changed = document.replacing((visit.path + [.name(Self.stranger)])[...], with: .boolean(true))
        #expect(!schema.accepts(changed), "\(file.lastPathComponent) \(visit.site)")
        let issue = #expect(throws: ContentIssue.self, "\(file.lastPathComponent) \(visit.site)") {
          try decode(changed)
        }
        guard let issue, issue.message.hasPrefix("unknown field") else {
          Issue.record("\(visit.site): \(issue.map(\.description) ?? "accepted")")
          continue
        }
        asked[visit.site, default: []].formUnion(issue.message.quoted.dropFirst())
        allowed[visit.site, default: []].formUnion(schema.fields(definition(at: visit)))
      }
    }
    for (site, fields) in allowed { #expect(asked[site] == fields, "\(site)") }
  }

  /// Every word of a closed list decodes, and no other does.
  @Test func theWordsOfTheSchemaAreThoseOfTheDecoder() throws {
    for file in Self.documents {
      let document = try document(file)
      for visit in try schema.visits(document) where visit.schema["enum"] != nil && !visit.path.isEmpty {
        let words = visit.schema["enum"]?.array ?? []
        guard visit.value.string != nil, visit.path != [.name("kind")] else { continue }
        // A comparison without a value is one of existence only.
        let isBound = schema.root["$defs"]?[visit.site.prefix { $0 != "." }.description]?["if"] != nil
        for word in isBound ? [visit.value] : words {
          #expect(throws: Never.self, "\(file.lastPathComponent) \(visit.site) \(word.text)") {
            try decode(document.replacing(visit.path[...], with: word))
          }
        }
        let changed = document.replacing(visit.path[...], with: .string(Self.stranger))
        let issue = #expect(throws: ContentIssue.self, "\(file.lastPathComponent) \(visit.site)") {
          try decode(changed)
        }
        guard let issue, issue.message.contains("; wanted one of") else { continue }
        #expect(Set(issue.message.quoted.dropFirst()) == Set(words.compactMap(\.string)), "\(visit.site)")
      }
    }
  }

  /// Whatever the schema refuses of these changes, the decoder refuses too.
  @Test(arguments: documents) func whatIsInvalidIsRefused(file: URL) throws {
    let document = try document(file)
    let values: [JSON] = [
      .string("~"), .number(-3.5), .boolean(false), .array([.boolean(true)]), .object(["~": .number(1)]),
    ]
    for visit in try distinct(schema.visits(document)) where visit.path != [.name("$schema")] {
      for value in values + [nil] where value != visit.value {
        let changed = document.replacing(visit.path[...], with: value)
        guard !schema.accepts(changed) else { continue }
        #expect(throws: ContentIssue.self, "\(visit.path) \(value?.text ?? "taken away")") { try decode(changed) }
      }
    }
  }
}

extension SchemaTests {
  /// One visit of each site and each shape of value.
  private func distinct(_ visits: [JSONSchema.Visit]) -> [JSONSchema.Visit] {
    var seen: Set<String> = []
    return visits.filter { visit in
      let shape =
        switch visit.value {
        case .object(let members): members.keys.sorted().joined(separator: ",")
        case .array: "[]"
        case .string: "text"
        default: "other"
        }
      return !visit.path.isEmpty && seen.insert("\(visit.site) \(shape)").inserted
    }
  }
}

extension JSON {
  fileprivate static func ref(_ name: String) -> JSON { .object(["$ref": .string("#/$defs/\(name)")]) }
}

extension String {
  /// The texts in quotes.
  fileprivate var quoted: [String] { matches(of: /"([^"]*)"/).map { String($0.output.1) } }
}

extension ContentDocument {
  /// The value that was read.
  fileprivate var value: AnyDocument {
    switch self {
    case .content(.guide(let value)): AnyDocument(value)
    case .content(.popup(let value)): AnyDocument(value)
    case .content(.tooltip(let value)): AnyDocument(value)
    case .content(.banner(let value)): AnyDocument(value)
    case .content(.message(let value)): AnyDocument(value)
    case .content(.checklist(let value)): AnyDocument(value)
    case .content(.programme(let value)): AnyDocument(value)
    case .content(.survey(let value)): AnyDocument(value)
    case .content(.scenario(let value)): AnyDocument(value)
    case .content(.resource(let value)): AnyDocument(value)
    case .content(.resourceList(let value)): AnyDocument(value)
    case .rules(let value): AnyDocument(value)
    case .product(let value): AnyDocument(value)
    }
  }
}

/// A document of any kind.
private struct AnyDocument: Encodable, Equatable {
  private let hash: AnyHashable
  private let write: (any Encoder) throws -> Void

  init(_ value: some Encodable & Hashable) {
    hash = AnyHashable(value)
    write = { try value.encode(to: $0) }
  }

  func encode(to encoder: any Encoder) throws { try write(encoder) }

  static func == (lhs: AnyDocument, rhs: AnyDocument) -> Bool { lhs.hash == rhs.hash }
}
