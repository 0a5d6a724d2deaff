/// One context of workload `render`: what a step of a tour shows to one user. A class, so that the measurement does not
/// count its copies.
public final class TourStep: Decodable, Sendable {
  public let locale: String
  public let user: User
  public let step: Int
  public let total: Int
  public let media: Media
  public let buttons: [Button]

  /// Makes a context.
  public init(locale: String, user: User, step: Int, total: Int, media: Media, buttons: [Button]) {
    self.locale = locale
    self.user = user
    self.step = step
    self.total = total
    self.media = media
    self.buttons = buttons
  }

  public struct User: Decodable, Sendable {
    public var firstName: String
    public var company: String
    public var plan: String

    public init(firstName: String, company: String, plan: String) {
      self.firstName = firstName
      self.company = company
      self.plan = plan
    }
  }

  public struct Media: Decodable, Sendable {
    public var url: String
    public var alt: String

    public init(url: String, alt: String) {
      self.url = url
      self.alt = alt
    }
  }

  public struct Button: Decodable, Sendable {
    public var kind: String
    public var action: String
    public var label: String

    public init(kind: String, action: String, label: String) {
      self.kind = kind
      self.action = action
      self.label = label
    }
  }
}
