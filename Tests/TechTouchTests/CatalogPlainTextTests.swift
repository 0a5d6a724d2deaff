import Foundation
import TechTouch
import Testing

struct CatalogPlainTextTests {
  @Test func aFlowIsReadFromItsRulesToItsTexts() throws {
    let rules = RuleDocument(
      rules: [
        Rule(
          "tour", on: .pageView("/"), when: .event("signup.completed"), do: .show("guide/tour"),
          goal: Goal("campaign.created", within: .days(14))),
        Rule(
          "welcome", on: .anyPage, do: .show("popup/welcome"), priority: 300,
          exit: .content("popup/welcome", is: .completed)),
        Rule(
          "day-1", on: .schedule(after: "signup.completed", days: 1, at: "09:00"), do: .send("message/day-1"),
          caps: ["mails"]),
      ], caps: [Cap("mails", window: .rolling(days: 7), limit: 2, kinds: [.message])],
      segments: ["new": .event("signup.completed")])
    let catalog = try Catalog(
      product: Fixture.product,
      contents: [
        .popup(Fixture.welcome), .guide(Fixture.tour), .checklist(Fixture.setup), .survey(Fixture.nps),
        Fixture.message("day-1"),
      ], rules: rules)
    #expect(
      catalog.plainText() == """
        ハコブネMA: what is shown to whom

        rule welcome, priority 300
          on page /**
          show popup/welcome, once
          until popup/welcome is completed
          held to popup-month

        rule day-1, priority 100
          on 1 days after signup.completed at 09:00
          send message/day-1, once
          held to mails

        rule tour, priority 100
          on page /
          when signup.completed happened
          show guide/tour, once
          for event campaign.created within 14 days

        cap mails: 2 in 7 days of message
        segment new: signup.completed happened

        checklist/setup@1
          導入チェックリスト
          LV1
            Web
              [tag] 計測タグを設置した (ticked; verified by customer-success)
              [campaign] キャンペーンを作成した (campaign.created)
          LV2
            MA
              [score] スコアリングを設定した (ticked)
              [step] ステップメールを設定した (ticked)

        guide/tour@1
          はじめてのツアー

          1. [list] 一覧  (/ #nav-campaigns)
          こちらです。
            button → [create]

          2. [create] 作成  (/campaigns #new-campaign)
          作成してください。
            event campaign.created → [end]

          3. [end] 完了  (/campaigns)
          以上です。
            button → ■

        message/day-1@1
          お客さま 様
          0 % 達成 NEXT 100 %

        popup/welcome@1
          お客さま 様、ようこそ
          三分ほどでご案内します。
          [始める] → guide/tour
          [あとで] → close

        survey/nps@1
          アンケート
          [score] 薦める可能性はどのくらいですか。 (nps, required)
          thanks: ありがとうございました。

        """)
    #expect(catalog.plainText(in: "en").contains("Welcome, friend"))
    #expect(catalog.plainText() == catalog.plainText())
  }
}
