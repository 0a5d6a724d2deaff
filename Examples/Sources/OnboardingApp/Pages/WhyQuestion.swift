import Foundation
import HTTPTypes
import Hummingbird
import TechTouch

/// "Why did this user see, or not see, something on that page at that time?"
struct WhyQuestion {
  var person: DemoDirectory.Person?
  var page: Page
  var at: Date
  /// The instant as the form shows it, in local time.
  var atText: String

  private static let zone = TimeZone(identifier: "Asia/Tokyo") ?? .gmt

  /// Reads the form of the staff page; without one, nobody is asked about.
  init(_ parameters: Parameters, directory: DemoDirectory, now: Date) throws {
    person = parameters["user"].flatMap { directory.person(UserID(String($0))) }
    page = try Page(parameters["page"].map(String.init) ?? "/")
    let text = parameters["at"].map(String.init) ?? ""
    if text.isEmpty {
      at = now
    } else {
      guard let date = Timestamp.date(from: text + "+09:00") ?? Timestamp.date(from: text + ":00+09:00") else {
        throw Refusal(.malformed, "wanted a time such as 2026-04-01T09:00, found \"\(text)\"")
      }
      at = date
    }
    let style = Date.ISO8601FormatStyle(timeZone: Self.zone).year().month().day()
      .time(includingFractionalSeconds: false)
    atText = String(at.formatted(style).prefix(16))
  }
}
