import Foundation
import TechTouch

/// What the customer-success team sees: reports from the log, second checks, tasks, mails, and why.
struct StaffPage {
  var catalog: Catalog
  var directory: DemoDirectory
  var person: DemoDirectory.Person
  var now: Date
  var events: [RecordedEvent]
  var tasks: [StaffTask]
  var mails: [OutgoingMail]
  var checks: [SecondCheck]
  var why: Why

  /// A company's checklist with the buttons of the second check.
  struct SecondCheck {
    var company: String
    var html: HTML
  }

  /// A message with what is to be sent.
  struct OutgoingMail {
    var message: OutboxMessage
    var mail: Mail?
  }

  /// A question about a decision, and its answer.
  struct Why {
    var question: WhyQuestion
    var proof: Proof?
  }

  func write(to html: inout HTMLWriter, say: (Words) -> String) {
    html.markup("<h1>カスタマーサクセス</h1><p class=\"lead\">例の時計：<time>")
    html.text(local(now))
    html.markup("</time>（日本時間）</p>")
    writeClock(to: &html)
    writeTutorials(to: &html)
    writeChecklists(to: &html)
    writeSurveys(to: &html)
    writeTasks(to: &html)
    writeOutbox(to: &html)
    writeWhy(to: &html)
  }

  // MARK: The example's clock

  private func writeClock(to html: inout HTMLWriter) {
    html.markup("<section class=\"card\" aria-labelledby=\"clock\"><h2 id=\"clock\">時計を進める</h2>")
    html.markup("<form class=\"inline\" method=\"post\" action=\"/staff/clock\">")
    for (days, label) in [(1, "1日進める"), (7, "1週間進める"), (31, "31日進める")] {
      html.markup("<button class=\"button\" name=\"days\"")
      html.attribute("value", "\(days)")
      html.markup(">")
      html.text(label)
      html.markup("</button>")
    }
    html.markup("</form><p class=\"note\">ステップメールの期限が来る様子を確認できます。</p></section>")
  }

  // MARK: Tasks

  private func writeTasks(to html: inout HTMLWriter) {
    let open = tasks.filter(\.isOpen)
    section("tasks", "未対応のタスク（\(open.count)件）", to: &html) { html in
      guard !open.isEmpty else { return note("未対応のタスクはありません。", to: &html) }
      table(["内容", "対象", "理由", "担当", "期限", "操作"], to: &html) { html in
        for task in open { row(task, to: &html) }
      }
    }
  }

  private func row(_ task: StaffTask, to html: inout HTMLWriter) {
    html.markup("<tr>")
    cell(task.title, to: &html)
    cell(name(of: task.subject), to: &html)
    cell(task.reason, to: &html)
    cell(task.assignee.flatMap { directory.person(UserID($0))?.name } ?? "", to: &html)
    cell(task.due.map(local) ?? "", to: &html)
    html.markup("<td><form method=\"post\" action=\"/staff/tasks\"><input type=\"hidden\" name=\"task\"")
    html.attribute("value", task.id.rawValue)
    html.markup("><input type=\"hidden\" name=\"user\"")
    html.attribute("value", task.subject.user?.rawValue ?? "")
    html.markup("><button class=\"button\">対応済みにする</button></form></td></tr>")
  }

  // MARK: Outbox

  private func writeOutbox(to html: inout HTMLWriter) {
    section("outbox", "送信トレイ（\(mails.count)通）", to: &html) { html in
      guard !mails.isEmpty else { return note("送信予定のメールはまだありません。時計を進めてみてください。", to: &html) }
      table(["期限", "宛先", "件名", "状態", "本文"], to: &html) { html in
        for entry in mails.reversed() { row(entry, to: &html) }
      }
      html.markup("<form method=\"post\" action=\"/staff/outbox\"><button class=\"button main\">")
      html.markup("未送信のメールを送る（例では記録のみ）</button></form>")
    }
  }

  private func row(_ entry: OutgoingMail, to html: inout HTMLWriter) {
    html.markup("<tr>")
    cell(local(entry.message.due), to: &html)
    cell(entry.mail?.to ?? name(of: entry.message.subject), to: &html)
    cell(entry.mail?.content.subject ?? entry.message.content.description, to: &html)
    html.markup("<td><span class=\"chip")
    if entry.message.state == .pending { html.markup(" warn") }
    html.markup("\">")
    html.text(
      entry.message.state == .pending ? "送信待ち" : entry.message.state == .sent ? "送信済み" : entry.message.state.rawValue)
    html.markup("</span></td><td><details><summary>表示</summary><pre>")
    html.text(entry.mail?.content.text ?? "")
    html.markup("</pre></details></td></tr>")
  }

  // MARK: Why

  private func writeWhy(to html: inout HTMLWriter) {
    section("why", "なぜ表示された？ なぜ表示されなかった？", to: &html) { html in
      html.markup("<form class=\"inline\" method=\"get\" action=\"/staff#why\"><label>利用者<select name=\"user\">")
      for person in directory.customers {
        html.markup("<option")
        html.attribute("value", person.user.id.rawValue)
        html.attribute("selected", person.user.id == why.question.person?.user.id)
        html.markup(">")
        html.text(person.name)
        html.markup("</option>")
      }
      html.markup("</select></label><label>ページ<input name=\"page\"")
      html.attribute("value", why.question.page.path)
      html.markup("></label><label>日時（日本時間）<input type=\"datetime-local\" name=\"at\"")
      html.attribute("value", why.question.atText)
      html.markup("></label><button class=\"button main\">調べる</button></form>")
      if let proof = why.proof {
        html.markup("<pre id=\"proof\">")
        html.text("\(proof)")
        html.markup("</pre>")
      }
    }
  }

  // MARK: Pieces

  func section(
    _ id: String, _ title: String, to html: inout HTMLWriter, contents: (inout HTMLWriter) -> Void
  ) {
    html.markup("<section class=\"card\"")
    html.attribute("aria-labelledby", id)
    html.markup("><h2")
    html.attribute("id", id)
    html.markup(">")
    html.text(title)
    html.markup("</h2>")
    contents(&html)
    html.markup("</section>")
  }

  func table(_ columns: [String], to html: inout HTMLWriter, rows: (inout HTMLWriter) -> Void) {
    html.markup("<div class=\"scroll\"><table><thead><tr>")
    for column in columns {
      html.markup("<th scope=\"col\">")
      html.text(column)
      html.markup("</th>")
    }
    html.markup("</tr></thead><tbody>")
    rows(&html)
    html.markup("</tbody></table></div>")
  }

  func cell(_ text: String, to html: inout HTMLWriter) {
    html.markup("<td>")
    html.text(text)
    html.markup("</td>")
  }

  func note(_ text: String, to html: inout HTMLWriter) {
    html.markup("<p class=\"note\">")
    html.text(text)
    html.markup("</p>")
  }

  /// A share as people read it; "–" where it is undefined.
  func percent(_ share: Double?) -> String {
    share.map { "\(Int(($0 * 100).rounded())) %" } ?? "–"
  }

  func name(of subject: Subject) -> String {
    let person = subject.user.flatMap(directory.person)
    let account = subject.account.map { directory.name(of: $0) }
    return [account, person?.name ?? subject.user?.rawValue].compactMap { $0 }.joined(separator: " ")
  }

  private func local(_ date: Date) -> String {
    let style = Date.ISO8601FormatStyle(timeZone: TimeZone(identifier: "Asia/Tokyo") ?? .gmt)
      .year().month().day().dateTimeSeparator(.space).time(includingFractionalSeconds: false)
    return String(date.formatted(style).prefix(16))
  }
}
