import Foundation
import TechTouch
import Testing

struct CatalogSchemaTests {
  @Test func aSchemaBesideTheContentIsNoContent() throws {
    let directory = FileManager.default.temporaryDirectory.appending(
      path: "schema-\(ProcessInfo.processInfo.processIdentifier)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: directory) }
    try Data(Catalog.schema.utf8).write(to: directory.appending(path: "content.schema.json"))
    let product =
      #"{"$schema": "content.schema.json", "format": 1, "kind": "product", "name": "M", "sourceLanguage": "ja"}"#
    try Data(product.utf8).write(to: directory.appending(path: "product.json"))
    #expect(try Catalog(directory: directory).product.sourceLanguage == "ja")
  }
}
