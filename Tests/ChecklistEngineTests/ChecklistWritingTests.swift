import EventLog
import Foundation
import Testing
import TouchContent

@testable import ChecklistEngine

struct ChecklistWritingTests {
  static let checklist: Checklist = {
    var tag = Checklist.Item.verified("tag")
    tag.path = "/settings#tracking-tag"
    tag.resources = [Checklist.Resource(.video, title: "設置手順", url: "https://example.com/v", seconds: 95)]
    return .setup([
      [tag, .detected("form", .event("form.published")), .ticked("logo", optional: true)], [.ticked("b")],
    ])
  }()

  static let names: [UserID: String] = ["sato": "佐藤", "cs-takahashi": "高橋"]

  static func form(_ item: ItemID?, _ progress: ChecklistProgress, _ viewer: Subject, isEmbedded: Bool = false)
    -> String
  {
    let field = item.map { "<input type=\"hidden\" name=\"item\" value=\"\($0)\">" } ?? ""
    return """
      <form method="post" action="/touch"\(isEmbedded ? "" : " data-tt")><input type="hidden" name="content" \
      value="checklist/setup@1">\(field)\
      <input type="hidden" name="nonce" value="\(progress.nonce(for: item, subject: viewer))">\
      \(isEmbedded ? "<input type=\"hidden\" name=\"account\" value=\"aoba\">" : "")\
      <input type="hidden" name="return" value="/settings">
      """
  }

  @Test func aMemberSeesTheWholeList() {
    let progress = Log().progress(Self.checklist)
    let html = progress.html(viewer: .sato, context: .japanese).string
    #expect(
      html == """
        <section aria-labelledby="tt-h-checklist-setup"><details class="tt-list" id="tt-list-checklist-setup" open>\
        <summary><h2 class="tt-list-h" id="tt-h-checklist-setup">導入チェックリスト</h2> \
        <span class="tt-note">3件中0件完了</span></summary><div class="tt-list-body">\
        <progress class="tt-bar" max="100" value="0" aria-label="全体の進捗">0%</progress>\
        <div role="group" class="tt-level" aria-labelledby="tt-l-checklist-setup-lv1">\
        <h3 class="tt-level-h" id="tt-l-checklist-setup-lv1">レベル1 <span class="tt-note">2件中0件</span></h3>\
        <h4 class="tt-group">Webサイト</h4><ul class="tt-items" role="list">\
        <li class="tt-item"><span class="tt-tick"></span><div class="tt-lab"><span class="tt-sr">未完了：</span>\
        <a id="tt-i-checklist-setup-tag" href="/settings#tracking-tag">tagを設定した</a>\
        <ul class="tt-res" role="list"><li><a href="https://example.com/v" rel="noopener">設置手順（動画 1分35秒）</a></li>\
        </ul></div>\(Self.form("tag", progress, .sato))\
        <button class="tt-btn" name="action" value="tick" id="tt-b-checklist-setup-tag" \
        aria-labelledby="tt-b-checklist-setup-tag tt-i-checklist-setup-tag" formnovalidate>完了</button></form></li>\
        <li class="tt-item"><span class="tt-tick"></span><div class="tt-lab"><span class="tt-sr">未完了：</span>\
        <span class="tt-what" id="tt-i-checklist-setup-form">formを実行した</span>\
        <p class="tt-meta">実行すると自動で完了になります</p></div></li>\
        <li class="tt-item"><span class="tt-tick"></span><div class="tt-lab"><span class="tt-sr">未完了：</span>\
        <span class="tt-what" id="tt-i-checklist-setup-logo">logoを設定した</span><p class="tt-meta">任意</p></div>\
        \(Self.form("logo", progress, .sato))\
        <button class="tt-btn" name="action" value="tick" id="tt-b-checklist-setup-logo" \
        aria-labelledby="tt-b-checklist-setup-logo tt-i-checklist-setup-logo" formnovalidate>完了</button></form></li>\
        </ul></div>\
        <div role="group" class="tt-level tt-locked" aria-labelledby="tt-l-checklist-setup-lv2">\
        <h3 class="tt-level-h" id="tt-l-checklist-setup-lv2">レベル2 <span class="tt-note">1件中0件</span></h3>\
        <p class="tt-meta">「レベル1」をすべて完了すると始められます。</p></div>\
        \(Self.form(nil, progress, .sato))<div class="tt-row">\
        <button class="tt-btn tt-btn-q tt-x" name="action" value="dismiss" formnovalidate>このリストを非表示</button></div>\
        </form></div></details></section>
        """)
  }

  @Test func staffSeeWhatTheyCanConfirm() throws {
    var log = Log()
    try log.act(.tick, "tag", .sato, of: Self.checklist)
    let progress = log.progress(Self.checklist)
    let calendar = BusinessCalendar(timeZone: BusinessCalendarTests.zone("Asia/Tokyo"))
    let context = RenderContext(
      language: LanguagePreference(["ja"], source: "ja"), page: "/settings",
      phrases: ["role.customer-success": ["ja": "サクセス担当", "en": "customer success"]])
    let member = progress.html(viewer: .suzuki, names: Self.names, calendar: calendar, context: context).string
    let waiting = "<p class=\"tt-meta\">佐藤さんが完了（11月20日） ・ サクセス担当の確認待ち</p>"
    #expect(member.contains("<li class=\"tt-item tt-wait\">"))
    #expect(member.contains("確認待ち：</span><a id"))
    #expect(member.contains(waiting), "\(member)")
    #expect(member.contains("value=\"untick\" id=\"tt-b-checklist-setup-tag\""))
    #expect(!member.contains("value=\"verify\""))

    let page = progress.html(
      viewer: .takahashi, roles: staff, names: Self.names, calendar: calendar, inline: true, context: context
    ).string
    #expect(page.contains("<details class=\"tt-list tt-inline\""))
    // Staff see several companies' lists on one page.
    let list = "checklist-setup-" + Checklist.tag(of: progress.owner)
    #expect(page.contains(waiting))
    #expect(
      page.contains(
        """
        \(Self.form("tag", progress, .takahashi, isEmbedded: true))<button class="tt-btn" name="action" value="verify" \
        id="tt-b-\(list)-tag" aria-labelledby="tt-b-\(list)-tag tt-i-\(list)-tag" \
        formnovalidate>確認済みにする</button><button class="tt-btn tt-btn-q" name="action" value="untick" \
        id="tt-b-\(list)-tag-untick" \
        aria-labelledby="tt-b-\(list)-tag-untick tt-i-\(list)-tag" formnovalidate>差し戻す</button></form>
        """), "\(page)")
    #expect(!page.contains("value=\"dismiss\""))
  }

  @Test func aStaffListIsOpenWhileSomethingWaitsForThem() throws {
    func isOpen(_ log: Log, roles: Set<String> = staff, viewer: Subject = .takahashi) throws -> Bool {
      let page = log.progress(Self.checklist).html(viewer: viewer, roles: roles, inline: true, context: .japanese)
      let details = try #require(page.string.firstMatch(of: /<details class="tt-list[^>]*>/))
      return details.output.hasSuffix(" open>")
    }
    var log = Log()
    #expect(try !isOpen(log))
    #expect(try isOpen(log, roles: [], viewer: .sato))
    try log.act(.tick, "tag", .sato, of: Self.checklist)
    #expect(try isOpen(log))
    #expect(try !isOpen(log, roles: ["accounting"]))
    try log.act(.verify, "tag", .takahashi, roles: staff, of: Self.checklist)
    #expect(try !isOpen(log))
  }

  @Test func aLevelThatIsDoneIsFoldedAndSoAgainWhenATickWasMended() throws {
    let checklist = Checklist.setup([[.ticked("a")], [.ticked("b")]])
    var log = Log()
    func isFolded() -> Bool {
      log.progress(checklist).html(viewer: .sato, context: .japanese).string
        .contains("<details class=\"tt-fold\" id=\"tt-o-checklist-setup-lv1\"><summary>")
    }
    #expect(!isFolded())
    try log.act(.tick, "a", .sato, of: checklist)
    #expect(isFolded())
    try log.act(.untick, "a", .sato, of: checklist)
    #expect(!isFolded())
    try log.act(.tick, "a", .sato, of: checklist)
    #expect(isFolded())
  }

  @Test func theStaffMemberWhoTickedIsNotOfferedToConfirm() throws {
    var log = Log()
    try log.act(.tick, "tag", .takahashi, of: Self.checklist)
    let page = log.progress(Self.checklist).html(viewer: .takahashi, roles: staff, context: .japanese).string
    #expect(!page.contains("value=\"verify\""))
    #expect(page.contains("差し戻す"))
  }

  @Test func aFinishedListSaysSo() throws {
    let checklist = Checklist.setup([[.ticked("a")]])
    var log = Log()
    try log.act(.tick, "a", .sato, of: checklist)
    let html = log.progress(checklist).html(viewer: .sato, names: Self.names, context: .japanese).string
    #expect(html.contains("id=\"tt-list-checklist-setup\"><summary>"))
    #expect(html.contains("<p class=\"tt-note\" role=\"status\">すべて完了しました。</p><progress"))
    #expect(html.contains("value=\"100\""))
    #expect(html.contains("<li class=\"tt-item tt-done\">"))
    #expect(html.contains("佐藤さんが完了"))
  }

  @Test func blockedAndDisputedItemsSayWhy() throws {
    let checklist = Checklist.setup([[.verified("a"), .ticked("b", needs: ["a"])]])
    var log = Log()
    let blocked = log.progress(checklist).html(viewer: .sato, context: .japanese).string
    #expect(blocked.contains("<li class=\"tt-item tt-off\">"))
    #expect(blocked.contains("先に「aを設定した」を完了してください。"))
    #expect(!blocked.contains("tt-b-checklist-setup-b"))
    try log.act(.tick, "a", .sato, of: checklist)
    try log.act(.verify, "a", .takahashi, roles: staff, of: checklist)
    try log.act(.untick, "a", .sato, of: checklist)
    let disputed = log.progress(checklist).html(viewer: .sato, names: Self.names, context: .japanese).string
    #expect(disputed.contains("再確認が必要：</span>"))
    #expect(disputed.contains("佐藤さんが取り消し"))
  }

  static let hostile = "<script>alert(1)</script>\"'&{{user.name}}"
  static let evil: MergeValues = ["user.name": "</section><img src=x onerror=alert(1)>"]

  /// Every text of the document, every name and every merge value is hostile.
  @Test(arguments: [false, true]) func hostileTextsStayTexts(asStaff: Bool) throws {
    var item = Checklist.Item.verified("a")
    item.statement = LocalizedText(Self.hostile)
    item.resources = [Checklist.Resource(.manual, title: LocalizedText(Self.hostile), url: "/help?q='&r=<")]
    item.path = "/x\"><script>"
    var second = Checklist.Item.ticked("b", needs: ["a"])
    second.statement = LocalizedText(Self.hostile)
    var checklist = Checklist.setup([[item, second], [.ticked("c")]])
    checklist.title = LocalizedText(Self.hostile)
    for level in checklist.levels.indices {
      checklist.levels[level].title = LocalizedText(Self.hostile)
      checklist.levels[level].sections[0].title = LocalizedText(Self.hostile)
    }
    var log = Log()
    try log.act(.tick, "a", .sato, of: checklist)
    let context = RenderContext(
      language: LanguagePreference(["ja"], source: "ja"), values: Self.evil, endpoint: "/touch\"><script>",
      page: "/\"><script>", phrases: ["role.customer-success": LocalizedText(Self.hostile)])
    let html = log.progress(checklist).html(
      viewer: asStaff ? .takahashi : .sato, roles: asStaff ? staff : [], names: ["sato": Self.hostile],
      context: context
    ).string
    #expect(!html.contains("<script"))
    #expect(!html.contains("<img"))
    #expect(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;&lt;/section&gt;&lt;img"))
    // Quotes only where markup has them: as many tags open as close, and each attribute is quoted.
    #expect(html.count { $0 == "\"" } % 2 == 0)
    #expect(html.count { $0 == "<" } == html.count { $0 == ">" })
  }
}
