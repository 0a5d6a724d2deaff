import EventLog
import Testing
import TouchContent

@testable import TutorialModel

struct MessageTests {
  let values = ["user.lastName": "佐藤", "account.name": "青葉製作所"]

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
        <html lang="en" dir="ltr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">\
        <title>Your next step, 佐藤</title></head><body><p class="tt-p">Open your \
        <a href="https://app.example.jp/campaigns" rel="noopener">campaigns</a> or write to \
        <a href="mailto:help@example.com" rel="noopener">us</a>.</p>\
        <p><a href="https://app.example.jp/campaigns/new"><strong>Create a campaign</strong></a></p></body></html>

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
