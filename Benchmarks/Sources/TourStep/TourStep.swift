/// One context of workload `render`: what a step of a tour shows to one user.
public struct TourStep: Decodable, Sendable {
  public var locale: String
  public var user: User
  public var step: Int
  public var total: Int
  public var media: Media
  public var buttons: [Button]

  public struct User: Decodable, Sendable {
    public var firstName: String
    public var company: String
    public var plan: String
  }

  public struct Media: Decodable, Sendable {
    public var url: String
    public var alt: String
  }

  public struct Button: Decodable, Sendable {
    public var kind: String
    public var action: String
    public var label: String
  }
}
