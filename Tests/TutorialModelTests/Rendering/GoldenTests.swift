import EventLog
import Foundation
import Testing
import TouchContent

@testable import TutorialModel

/// The markup of each widget, held against files that can be opened and read: `Tests/Golden/TutorialModel`.
///
/// With `RECORD_GOLDEN=1` in the environment the files are written anew; read the difference before you keep it.
struct GoldenTests {
  static let japanese = RenderContext(
    language: .japanese, values: ["user.lastName": "佐藤"], page: "/campaigns?sort=new")
  static let english = RenderContext(language: .english, values: ["user.lastName": "Miller"], page: "/reports")

  @Test(arguments: 1...5) func stepsOfTheFirstCampaign(number: Int) throws {
    let progress = try Self.progress(at: number)
    try Self.check("guide-step-\(number).html", HTML { progress.writeStep(to: &$0, in: Self.japanese) })
  }

  @Test func aStepInAnotherLanguage() throws {
    let progress = try Self.progress(at: 3)
    try Self.check("guide-step-3.en.html", HTML { progress.writeStep(to: &$0, in: Self.english) })
  }

  @Test func aStepWhoseAnchorIsMissing() throws {
    let progress = try Self.progress(at: 2, then: .missing)
    try Self.check("guide-step-2.missing.html", HTML { progress.writeStep(to: &$0, in: Self.japanese) })
  }

  @Test func elsewhereTheTourIsACard() throws {
    let progress = try Self.progress(at: 2)
    try Self.check("guide-resume.html", HTML { progress.write(to: &$0, in: Self.english) })
    #expect(
      HTML { progress.write(to: &$0, in: Self.japanese) } == HTML { progress.writeStep(to: &$0, in: Self.japanese) })
  }

  @Test func nothingIsWrittenBeforeAndAfterTheTour() throws {
    let fresh = GuideProgress(of: .firstCampaign, in: History(), subject: .sato)
    #expect(HTML { fresh.write(to: &$0, in: Self.japanese) }.isEmpty)
    let skipped = try Self.progress(at: 2, then: .skip)
    #expect(HTML { skipped.write(to: &$0, in: Self.japanese) }.isEmpty)
  }

  @Test func notices() throws {
    try Self.check("popup.html", HTML { Popup.welcome.write(to: &$0, nonce: "f-1", in: Self.japanese) })
    try Self.check("popup.en.html", HTML { Popup.welcome.write(to: &$0, nonce: "f-1", in: Self.english) })
    let bare = Popup(id: "bare", title: "お知らせ", body: "一\n\n二")
    try Self.check("popup-bare.html", HTML { bare.write(to: &$0, nonce: "f-1", in: Self.english) })
    try Self.check("banner.html", HTML { Banner.review.write(to: &$0, nonce: "f-1", in: Self.japanese) })
    let line = Banner(id: "line", body: "停止のお知らせ")
    try Self.check("banner-bare.html", HTML { line.write(to: &$0, nonce: "f-1", in: Self.japanese) })
    try Self.check("tooltip.html", HTML { Tooltip.reportPeriod.write(to: &$0, nonce: "f-1", in: Self.japanese) })
  }

  @Test func mail() throws {
    let mail = Message.dayOne.render(
      values: ["user.lastName": "佐藤", "account.name": "青葉製作所"], language: .japanese,
      base: "https://app.example.jp")
    try Self.check("message.html", mail.html)
  }

  /// The tour with its user at a step, by way of the steps before.
  static func progress(at number: Int, then last: GuideAction? = nil) throws -> GuideProgress {
    let guide = Guide.firstCampaign
    var log = Log()
    func progress() -> GuideProgress { GuideProgress(of: guide, in: log.history, subject: .sato) }
    log.append(try progress().apply(.start, by: .sato, id: "s", at: .at(0)))
    for index in 1..<max(number, 1) {
      log.append([
        Event(
          id: EventID("n\(index)"), name: .advanced, subject: .sato, time: .at(Double(index)), content: guide.ref,
          item: guide.steps[index - 1].id, properties: [.to: .string(guide.steps[index].id.rawValue), .by: "button"])
      ])
    }
    if let last { log.append(try progress().apply(last, by: .sato, id: "l", at: .at(50))) }
    return progress()
  }

  /// Holds the markup against its file; both are well-formed, and each element of the file stands on its own line.
  static func check(_ name: String, _ html: HTML) throws {
    _ = try HTMLTokens.parse(html.string)
    try check(
      name, text: html.string.split(separator: "><", omittingEmptySubsequences: false).joined(separator: ">\n<") + "\n")
  }

  static func check(_ name: String, text: String, file: String = #filePath) throws {
    let url = URL(filePath: file).deletingLastPathComponent().appending(path: "../../Golden/TutorialModel/\(name)")
      .standardized
    if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1" {
      try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url)
    }
    let golden = try String(contentsOf: url, encoding: .utf8)
    #expect(text == golden, "\(name) is not what it was")
  }
}
