import Foundation
import TechTouch

/// The contents of the product's own pages. Elements that tours point at have stable ids.
struct ProductPages {
  var data: ProductData
  var say: (Words) -> String

  func write(_ screen: Screen, to html: inout HTMLWriter) {
    switch screen {
    case .home: home(&html)
    case .campaigns: campaigns(&html)
    case .contacts: contacts(&html)
    case .forms: forms(&html)
    case .reports: reports(&html)
    case .settings: settings(&html)
    }
  }

  private func heading(_ title: Words, _ lead: Words, _ html: inout HTMLWriter) {
    html.markup("<h1>")
    html.text(say(title))
    html.markup("</h1><p class=\"lead\">")
    html.text(say(lead))
    html.markup("</p>")
  }

  private func figure(_ label: Words, _ value: String, _ html: inout HTMLWriter) {
    html.markup("<section class=\"card\"><h2>")
    html.text(say(label))
    html.markup("</h2><p class=\"figure\">")
    html.text(value)
    html.markup("</p></section>")
  }

  private func home(_ html: inout HTMLWriter) {
    heading(
      Words("ホーム", "Home"), Words("本日の状況をまとめてご確認いただけます。", "Everything that matters today, on one page."), &html)
    html.markup("<div class=\"cards\" id=\"summary\">")
    figure(Words("リード数", "Contacts"), "\(data.contacts)", &html)
    figure(Words("キャンペーン", "Campaigns"), "\(data.campaigns.count)", &html)
    figure(Words("公開中のフォーム", "Published forms"), "\(data.forms)", &html)
    html.markup("</div><section class=\"card\"><h2>")
    html.text(say(Words("最近のキャンペーン", "Recent campaigns")))
    html.markup("</h2>")
    campaignTable(&html)
    html.markup("</section>")
  }

  private func campaigns(_ html: inout HTMLWriter) {
    html.markup("<div class=\"bar\"><div>")
    heading(
      Words("キャンペーン", "Campaigns"),
      Words("メール配信の作成と、配信結果の確認ができます。", "Create mailings and see how they did."), &html)
    html.markup("</div><a class=\"button main\" id=\"new-campaign\" href=\"/campaigns/new\">")
    html.text(say(Words("新規作成", "New campaign")))
    html.markup("</a></div><section class=\"card\">")
    campaignTable(&html)
    html.markup("</section>")
    if data.campaigns.contains(where: { !$0.isSent }) {
      action("/campaigns/send", id: "send-campaign", Words("最新のキャンペーンを配信する", "Send the latest campaign"), &html)
    }
  }

  private func campaignTable(_ html: inout HTMLWriter) {
    guard !data.campaigns.isEmpty else {
      html.markup("<p class=\"note\">")
      html.text(say(Words("キャンペーンはまだありません。", "There are no campaigns yet.")))
      html.markup("</p>")
      return
    }
    html.markup("<div class=\"scroll\"><table><thead><tr><th>")
    html.text(say(Words("名称", "Name")))
    html.markup("</th><th>")
    html.text(say(Words("状態", "State")))
    html.markup("</th></tr></thead><tbody>")
    for campaign in data.campaigns.reversed() {
      html.markup("<tr><td>")
      html.text(campaign.name)
      html.markup("</td><td>")
      html.text(say(campaign.isSent ? Words("配信済み", "Sent") : Words("下書き", "Draft")))
      html.markup("</td></tr>")
    }
    html.markup("</tbody></table></div>")
  }

  /// The form for a new campaign.
  func newCampaign(_ html: inout HTMLWriter) {
    heading(
      Words("キャンペーンの新規作成", "New campaign"),
      Words("名称と配信先を決めて、下書きを保存します。", "Choose a name and an audience, and save a draft."), &html)
    html.markup("<form class=\"card fields\" id=\"campaign-form\" method=\"post\" action=\"/campaigns\"><label>")
    html.text(say(Words("キャンペーン名", "Campaign name")))
    html.markup("<input name=\"name\" required maxlength=\"80\" autocomplete=\"off\"></label><label>")
    html.text(say(Words("配信先セグメント", "Audience")))
    html.markup("<select name=\"segment\"><option value=\"all\">")
    html.text(say(Words("すべてのリード", "All contacts")))
    html.markup("</option><option value=\"active\">")
    html.text(say(Words("直近30日に反応のあったリード", "Active in the last 30 days")))
    html.markup("</option></select></label><div><button class=\"button main\" id=\"save-campaign\">")
    html.text(say(Words("下書きを保存", "Save draft")))
    html.markup("</button></div></form>")
  }

  private func contacts(_ html: inout HTMLWriter) {
    heading(
      Words("リード", "Contacts"), Words("見込み顧客の情報を一元管理します。", "All of your prospects in one place."), &html)
    html.markup("<div class=\"cards\">")
    figure(Words("登録済みのリード", "Contacts"), "\(data.contacts)", &html)
    html.markup("</div>")
    action("/contacts", id: "import-contacts", Words("CSVから取り込む（サンプル120件）", "Import from CSV (120 samples)"), &html)
  }

  private func forms(_ html: inout HTMLWriter) {
    heading(
      Words("フォーム", "Forms"), Words("お問い合わせや資料請求のフォームを作成します。", "Forms for enquiries and downloads."), &html)
    html.markup("<div class=\"cards\">")
    figure(Words("公開中のフォーム", "Published forms"), "\(data.forms)", &html)
    html.markup("</div>")
    action("/forms", id: "new-form", Words("資料請求フォームを公開する", "Publish a download form"), &html)
  }

  private func reports(_ html: inout HTMLWriter) {
    html.markup("<div class=\"bar\"><div>")
    heading(
      Words("レポート", "Reports"), Words("配信の成果を期間ごとに比較できます。", "Compare results period by period."), &html)
    html.markup("</div><label>")
    html.text(say(Words("集計期間", "Period")))
    html.markup("<select id=\"report-period\" name=\"period\"><option>")
    html.text(say(Words("直近30日", "Last 30 days")))
    html.markup("</option><option>")
    html.text(say(Words("直近90日", "Last 90 days")))
    html.markup("</option></select></label></div><div class=\"cards\" id=\"report-summary\">")
    figure(Words("配信数", "Sent"), "\(data.campaigns.filter(\.isSent).count * data.contacts)", &html)
    figure(Words("キャンペーン", "Campaigns"), "\(data.campaigns.count)", &html)
    html.markup("</div>")
  }

  private func settings(_ html: inout HTMLWriter) {
    heading(
      Words("設定", "Settings"), Words("ご利用開始に必要な設定をまとめています。", "Everything needed to get started."), &html)
    html.markup("<section class=\"card\"><h2>")
    html.text(say(Words("メンバー", "Members")))
    html.markup("</h2>")
    action("/settings/members", id: "invite-member", Words("メンバーを招待する", "Invite a member"), &html)
    html.markup("</section><section class=\"card\"><h2>")
    html.text(say(Words("計測タグ", "Tracking tag")))
    html.markup("</h2>")
    action("/settings/tracking", id: "tracking-tag", Words("設置を確認する", "Check the installation"), &html)
    html.markup("</section><section class=\"card\"><h2>")
    html.text(say(Words("送信ドメイン認証", "Sender domain")))
    html.markup("</h2>")
    action("/settings/domain", id: "sender-domain", Words("SPF・DKIMを確認する", "Check SPF and DKIM"), &html)
    html.markup("</section>")
  }

  private func action(_ path: String, id: String, _ label: Words, _ html: inout HTMLWriter) {
    html.markup("<form method=\"post\"")
    html.attribute("action", path)
    html.markup("><button class=\"button main\"")
    html.attribute("id", id)
    html.markup(">")
    html.text(say(label))
    html.markup("</button></form>")
  }
}
