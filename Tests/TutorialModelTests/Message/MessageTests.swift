import EventLog
import Testing
import TouchContent

@testable import TutorialModel

struct MessageTests {
  let values: MergeValues = ["user.lastName": "佐藤", "account.name": "青葉製作所"]

  @Test func theTextReadsLikeALetter() {
    let mail = Message.dayOne.render(values: values, language: .japanese, base: "https://app.example.jp/")
    #expect(mail.subject == "佐藤様、次の一歩のご案内")
    #expect(mail.language == "ja")
    #expect(
      mail.text == """
        青葉製作所
        佐藤 様

        キャンペーン一覧 (https://app.example.jp/campaigns)を開き、次の順に進めてください。

        1. 件名を入力
        2. 保存

        キャンペーンを作成
        https://app.example.jp/campaigns/new

        """)
  }

  @Test func theHTMLIsAWholeDocumentWithAbsoluteLinks() throws {
    let mail = Message.dayOne.render(values: values, language: .english, base: "https://app.example.jp")
    #expect(
      mail.html.string == """
        <!DOCTYPE html>
        <html lang="en" dir="ltr"><head><meta charset="utf-8">\
        <meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light">\
        <title>Your next step, 佐藤</title></head><body style="margin:0;padding:0;background:#f3f5f9">\
        <div style="padding:24px 12px;background:#f3f5f9">\
        <div role="article" lang="en" dir="ltr" aria-label="Your next step, 佐藤" style="max-width:560px;margin:0 auto;\
        padding:24px 28px;border:1px solid #dfe4ec;border-radius:8px;background:#ffffff;color:#1b2436;font-size:16px;\
        line-height:1.75;overflow-wrap:anywhere;\
        font-family:-apple-system,'Segoe UI','Hiragino Sans','Yu Gothic',Meiryo,'Noto Sans CJK JP',sans-serif">\
        <p class="tt-p">Open your \
        <a href="https://app.example.jp/campaigns" rel="noopener">campaigns</a> or write to \
        <a href="mailto:help@example.com" rel="noopener">us</a>.</p>\
        <p style="margin:28px 0 12px"><a href="https://app.example.jp/campaigns/new" \
        style="display:inline-block;padding:2px 14px;border:8px solid #2453c4;border-radius:8px;background:#2453c4;\
        color:#ffffff;text-decoration:none"><strong>Create a campaign</strong></a></p></div></div></body></html>

        """)
    _ = try HTMLTokens.parse(mail.html.string)
  }

  @Test func defaultsStandInForWhatIsUnknown() {
    let mail = Message.dayOne.render(values: [:], language: .japanese, base: "https://app.example.jp")
    #expect(mail.subject == "ご担当者様、次の一歩のご案内")
  }

  @Test(
    arguments: [
      ("佐藤\r\nBcc: all@example.com", "佐藤 Bcc: all@example.com様、次の一歩のご案内"), ("佐\u{0}藤\u{85}\u{2028}", "佐 藤 様、次の一歩のご案内"),
      ("<佐藤>", "<佐藤>様、次の一歩のご案内"),
    ]) func theSubjectIsOneLine(name: String, subject: String)
  {
    let mail = Message.dayOne.render(values: ["user.lastName": name], language: .japanese, base: "https://x.example")
    #expect(mail.subject == subject)
  }

  @Test func rightToLeftTextSaysSo() {
    let mail = Message(id: "m", subject: ["ar": "مرحبا"], body: ["ar": "مرحبا"])
      .render(values: [:], language: LanguagePreference(["ar"], source: "ja"), base: "https://x.example")
    #expect(mail.html.string.contains("<html lang=\"ar\" dir=\"rtl\">"))
  }
}
