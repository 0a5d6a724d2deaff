/// One file of a catalogue: content, rules, or the product's own settings.
enum ContentDocument: Sendable {
  case content(Content)
  case rules(RuleDocument)
  case product(Product)

  /// Reads a document of any kind.
  /// - Throws: ``ContentIssue``.
  init(_ bytes: [UInt8]) throws(ContentIssue) {
    let decoder = ContentDecoder()
    switch try decoder.kind(of: bytes, among: Self.kinds) {
    case "guide": self = .content(.guide(try decoder.decode(Guide.self, from: bytes)))
    case "popup": self = .content(.popup(try decoder.decode(Popup.self, from: bytes)))
    case "tooltip": self = .content(.tooltip(try decoder.decode(Tooltip.self, from: bytes)))
    case "banner": self = .content(.banner(try decoder.decode(Banner.self, from: bytes)))
    case "message": self = .content(.message(try decoder.decode(Message.self, from: bytes)))
    case "checklist": self = .content(.checklist(try decoder.decode(Checklist.self, from: bytes)))
    case "programme": self = .content(.programme(try decoder.decode(Programme.self, from: bytes)))
    case "survey": self = .content(.survey(try decoder.decode(Survey.self, from: bytes)))
    case "scenario": self = .content(.scenario(try decoder.decode(Scenario.self, from: bytes)))
    case "resource": self = .content(.resource(try decoder.decode(Resource.self, from: bytes)))
    case "resourceList": self = .content(.resourceList(try decoder.decode(ResourceList.self, from: bytes)))
    case "rules": self = .rules(try decoder.decode(RuleDocument.self, from: bytes))
    default: self = .product(try decoder.decode(Product.self, from: bytes))
    }
  }

  private static let kinds = [
    "guide", "popup", "tooltip", "banner", "message", "checklist", "programme", "survey", "scenario", "resource",
    "resourceList", "rules", "product",
  ]
}
