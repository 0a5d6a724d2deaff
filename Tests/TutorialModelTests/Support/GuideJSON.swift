import Foundation
import TouchContent

/// Documents written and read back.
enum GuideJSON {
  static func roundTrip<Document: Codable>(_ document: Document) throws -> Document {
    try ContentDecoder().decode(Document.self, from: Array(try JSONEncoder().encode(document)))
  }
}
