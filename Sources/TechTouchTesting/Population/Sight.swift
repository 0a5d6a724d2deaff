public import Foundation
public import TechTouch

/// What a user of a population sees when they choose what to do next.
public struct Sight: Sendable {
  /// Who they are, signed in or not.
  public var user: User
  /// What is published.
  public var catalog: Catalog
  /// The instant.
  public var now: Date
  /// How many days have gone by since the beginning, from 0.
  public var day: Int
  /// How many things they have done today.
  public var done: Int
  /// How many things they have done before today.
  public var doneBefore: Int
  /// The page they are on; nil before the first of the day.
  public var page: Page?
  /// What it shows, without versions.
  public var shown: [ContentRef]
  /// The pages that the catalogue names.
  public var pages: [Page]
  /// True while they are signed out.
  public var isSignedOut: Bool
  let touches: Touches?

  /// The forms of the page. They are rendered when they are read.
  public var forms: [RenderedForm] {
    touches.map { RenderedForm.all(in: $0.banner.string + $0.root.string) } ?? []
  }
}
