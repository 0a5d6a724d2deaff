import Foundation
import TechTouch

/// What a company has set up in the product so far, read from the same log: the example keeps no other database.
struct ProductData: Sendable {
  struct Campaign: Sendable {
    var name: String
    var created: Date
    var isSent: Bool
  }

  var campaigns: [Campaign] = []
  var contacts = 0
  var forms = 0
  var members = 0
  var hasTracking = false
  var hasDomain = false

  /// Reads the company's events.
  init(_ events: [RecordedEvent]) {
    for event in events.map(\.event) {
      switch event.name {
      case "campaign.created":
        campaigns.append(
          Campaign(name: event.properties["name"]?.string ?? "", created: event.time, isSent: false))
      case "campaign.sent":
        if let last = campaigns.indices.last { campaigns[last].isSent = true }
      case "contacts.imported": contacts += event.properties["count"]?.integer ?? 0
      case "form.published": forms += 1
      case "member.invited": members += 1
      case "tracking.installed": hasTracking = true
      case "domain.verified": hasDomain = true
      default: break
      }
    }
  }
}
