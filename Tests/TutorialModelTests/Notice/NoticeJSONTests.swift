import EventLog
import Foundation
import Testing
import TouchContent

@testable import TutorialModel

struct NoticeJSONTests {
  private func decode<T: Decodable>(_ type: T.Type, _ json: String) throws -> T {
    try ContentDecoder().decode(type, from: Array(json.utf8))
  }

  private func roundTrip<T: Codable & Equatable>(_ value: T) throws {
    #expect(try ContentDecoder().decode(T.self, from: Array(try JSONEncoder().encode(value))) == value)
  }

  @Test func everyFixtureReadsBackEqual() throws {
    try roundTrip(Popup.welcome)
    try roundTrip(Banner.review)
    try roundTrip(Tooltip.reportPeriod)
    try roundTrip(Message.dayOne)
  }

  @Test func aPopupIsRead() throws {
    let popup = try decode(
      Popup.self,
      """
      {"format": 1, "kind": "popup", "id": "welcome", "version": 1, "title": "ようこそ", "body": "文",
       "media": {"source": "/w.png", "decorative": true}, "buttons": [
        {"id": "start", "label": "始める", "action": {"start": "guide/first-campaign"}, "style": "primary"},
        {"id": "open", "label": "開く", "action": {"open": "/help"}},
        {"id": "later", "label": "あとで", "action": {"snooze": {"hours": 4}}},
        {"id": "tomorrow", "label": "明日", "action": "snooze"},
        {"id": "close", "label": "閉じる", "action": "dismiss", "style": "quiet"}]}
      """)
    #expect(
      popup
        == Popup(
          id: "welcome", title: "ようこそ", body: "文", media: Media(decorative: "/w.png"),
          buttons: [
            ContentButton(id: "start", label: "始める", action: .start("guide/first-campaign"), style: .primary),
            ContentButton(id: "open", label: "開く", action: .open("/help")),
            ContentButton(id: "later", label: "あとで", action: .snooze(.hours(4))),
            ContentButton(id: "tomorrow", label: "明日", action: .snooze(.days(1))),
            ContentButton(id: "close", label: "閉じる", action: .dismiss, style: .quiet),
          ]))
  }

  @Test func theOthersAreRead() throws {
    let banner = try decode(
      Banner.self, #"{"format": 1, "kind": "banner", "id": "b", "version": 2, "body": "文"}"#)
    #expect(banner == Banner(id: "b", version: 2, body: "文"))
    let tooltip = try decode(
      Tooltip.self,
      ##"{"format": 1, "kind": "tooltip", "id": "t", "version": 1, "title": "題", "body": "文", "anchor": "#a"}"##)
    #expect(tooltip == Tooltip(id: "t", title: "題", body: "文", anchor: "#a"))
    #expect(tooltip.isHere("/any/page"))
    let message = try decode(
      Message.self,
      """
      {"format": 1, "kind": "message", "id": "m", "version": 1, "subject": "件名", "body": "文", "category": "release",
       "button": {"label": "開く", "open": "/x"}}
      """)
    #expect(
      message
        == Message(
          id: "m", subject: "件名", body: "文", category: .release, button: .init(label: "開く", open: "/x")))
  }

  @Test(arguments: ["\"close\"", "{}", "{\"start\": \"guide/a\", \"open\": \"/x\"}", "{\"snoze\": {\"days\": 1}}"])
  func anUnknownButtonActionIsRefused(action: String) throws {
    let issue = try #require(throws: ContentIssue.self) {
      _ = try decode(ContentButton.self, "{\"id\": \"a\", \"label\": \"題\", \"action\": \(action)}")
    }
    #expect(issue.path == "action")
    #expect(issue.message.hasPrefix("wanted \"dismiss\", \"snooze\", {\"snooze\": {\"days\": 3}}"))
  }
}
