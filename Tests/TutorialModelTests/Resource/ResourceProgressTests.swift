import EventLog
import Foundation
import Testing
import TouchContent

@testable import TutorialModel

/// A resource by itself, and several in a list.
struct ResourceProgressTests {
  private static let video = Resource(
    id: "setup-video", title: ["ja": "設置手順", "en": "Setup"], medium: .video, url: "/help/setup", seconds: 95)
  private static let manual = Resource(
    id: "manual", title: ["ja": "操作マニュアル", "en": "Manual"], medium: .manual, url: "https://example.com/manual",
    pages: 12)
  private static let list = ResourceList(
    id: "first-help", title: ["ja": "動画・マニュアル", "en": "Videos and manuals"], resources: ["manual", "setup-video"])

  private static func progress(_ log: Log = Log()) -> ResourceProgress {
    ResourceProgress(of: list, resources: [video, manual], in: log.history, subject: .sato)
  }

  @Test(
    arguments: [
      ("dismiss", .dismiss), ("press:manual", .open("manual")), ("press:", nil), ("open", nil), ("", nil),
    ] as [(String, ResourceAction?)])
  func actionsAreReadFromForms(text: String, action: ResourceAction?) {
    #expect(ResourceAction(formValue: text) == action)
    if let action { #expect(action.formValue == text) }
  }

  @Test func openingFromAListIsAnEventOfTheResource() throws {
    var log = Log()
    let before = Self.progress(log)
    log.append(try before.apply(.open("setup-video"), by: .sato, id: "o", at: .at(1)))
    let event = try #require(log.history.events.last?.event)
    #expect(log.names == [.opened])
    #expect(event.content == "resource/setup-video@1")
    #expect(event.properties[.by] == "resourceList/first-help")
    let after = Self.progress(log)
    #expect(after.opened == ["setup-video"])
    #expect(after.nonce(for: .sato) != before.nonce(for: .sato))
    #expect(!after.isDismissed)
  }

  @Test func aResourceByItselfIsDoneWhenItIsOpened() throws {
    var log = Log()
    let progress = ResourceProgress(of: Self.video, in: log.history, subject: .sato)
    log.append(try progress.apply(.open("setup-video"), by: .sato, id: "o", at: .at(1)))
    #expect(log.names == [.opened, .completed])
  }

  @Test func whatIsNotThereOrClosedIsRefused() throws {
    var log = Log()
    let unknown = try #require(throws: Refusal.self) {
      try Self.progress().apply(.open("other"), by: .sato, id: "o", at: .at(1))
    }
    #expect(unknown.code == .unknownItem)
    #expect(unknown.message == "\"resourceList/first-help@1\" has no resource \"other\"")
    #expect(throws: Refusal.self) { try Self.progress().apply(.dismiss, by: .suzuki, id: "o", at: .at(1)) }
    log.append(try Self.progress().apply(.dismiss, by: .sato, id: "d", at: .at(1)))
    #expect(Self.progress(log).isDismissed)
    let closed = try #require(throws: Refusal.self) {
      try Self.progress(log).apply(.dismiss, by: .sato, id: "e", at: .at(2))
    }
    #expect(closed.code == .outOfOrder)
    log.append([Event(id: "g", name: .granted, subject: .sato, time: .at(3), content: Self.list.ref)])
    #expect(!Self.progress(log).isDismissed)
  }

  @Test func theDocumentIsEqualInSwiftAndInJSON() throws {
    let text = """
      {"format": 1, "kind": "resourceList", "id": "first-help", "version": 1,
       "title": {"ja": "動画・マニュアル", "en": "Videos and manuals"}, "resources": ["manual", "setup-video"]}
      """
    #expect(try ContentDecoder().decode(ResourceList.self, from: Array(text.utf8)) == Self.list)
    #expect(try GuideJSON.roundTrip(Self.list) == Self.list)
    #expect(Self.list.issues(languages: ["ja", "en"], source: "ja").isEmpty)
    let empty = ResourceList(id: "e", title: "題", resources: [])
    let twice = ResourceList(id: "e", title: "題", resources: ["a", "a"])
    #expect(
      (empty.issues(languages: [], source: "ja") + twice.issues(languages: [], source: "ja")).map(\.description)
        == [
          "at resources: wanted at least one resource, found none",
          "at resources[1]: \"a\" occurs twice in \"resources\"",
        ])
  }

  @Test func markup() throws {
    try GoldenTests.check("resource-list.html", HTML { Self.progress().write(to: &$0, in: GoldenTests.japanese) })
    let one = ResourceProgress(of: Self.video, in: History(), subject: .sato)
    try GoldenTests.check("resource.html", HTML { one.write(to: &$0, in: GoldenTests.english) })
  }

  @Test func theClientIsToldWhatTheHTMLShows() throws {
    let touch = Self.progress().clientTouch(in: GoldenTests.japanese)
    #expect(touch.title == "動画・マニュアル")
    #expect(touch.buttons.map(\.action) == ["press:manual", "press:setup-video", "dismiss"])
    #expect(touch.buttons.map(\.label) == ["操作マニュアル（マニュアル 12ページ）", "設置手順（動画 1分35秒）", "閉じる"])
    #expect(touch.buttons.map(\.opens) == ["https://example.com/manual", "/help/setup", nil])
    #expect(touch.endpoint == "/touch")
  }
}
