import EventLog
import TouchContent

@testable import TutorialModel

extension Guide {
  /// Four steps, one of each way to go on, with a branch from the second to the last.
  static let small = Guide(
    id: "small", title: "小さなツアー",
    steps: [
      Step(id: "a", title: "一", body: "一つ目", page: "/a", anchor: "#a"),
      Step(
        id: "b", title: "二", body: "二つ目", page: "/b", anchor: "#b", missing: .init(wait: 2, then: .skip),
        links: [.next(to: "c"), .button("jump", label: "最後へ", to: "d")]),
      Step(id: "c", title: "三", body: "三つ目", page: "/c", advance: .event("campaign.created")),
      Step(
        id: "d", title: "四", body: "四つ目", page: "/d", anchor: "#d", advance: .click,
        missing: .init(wait: 0, then: .end)),
    ])

  /// Steps with these ids and nothing special.
  static func plain(_ ids: [ItemID], version: Int = 1) -> Guide {
    Guide(id: "plain", version: version, title: "題", steps: ids.map { Step(id: $0, title: "題", body: "文") })
  }

  /// The tour of the product that the documentation shows.
  static let firstCampaign = Guide(
    id: "first-campaign", title: ["ja": "はじめてのキャンペーン", "en": "Your first campaign"],
    steps: [
      Step(
        id: "welcome",
        title: ["ja": "{{user.lastName|お客さま}}様、ようこそ", "en": "Welcome, {{user.lastName|friend}}"],
        body: [
          "ja": "**三分ほど**で最初のキャンペーンを作成します。\n\n- 一覧を開く\n- 新規作成を押す",
          "en": "Your first campaign takes *three minutes*.",
        ], page: "/**", presentation: .modal,
        media: Media(source: "/media/welcome.png", alt: ["ja": "完成図", "en": "The result"], position: .start)),
      Step(
        id: "new", title: ["ja": "新しいキャンペーンを作成します", "en": "Create a campaign"],
        body: ["ja": "画面右上の「新規作成」ボタンを押してください。", "en": "Press \"New\" at the top right."],
        page: "/campaigns", anchor: "#new-campaign", placement: .before, isBlocking: true, isNear: true,
        advance: .click, media: Media(decorative: "/media/new.png", position: .bottom)),
      Step(
        id: "form", title: ["ja": "内容を入力します", "en": "Fill in the form"],
        body: ["ja": "件名と本文を入力し、保存してください。", "en": "Give it a subject and a text and save it."],
        page: "/campaigns/*", path: "/campaigns/new", anchor: "form[data-id=\"campaign\"] > input",
        presentation: .bubble, advance: .event("campaign.created"), missing: .init(wait: 2.5, then: .skip)),
      Step(
        id: "report", title: ["ja": "結果を確かめます", "en": "See the result"],
        body: ["ja": "レポートを開くと開封数を確認できます。", "en": "Open the report to see who read it."], page: "/campaigns",
        anchor: "#nav-reports", placement: .after, advance: .visit("/reports")),
      Step(
        id: "end", title: ["ja": "次は何をなさいますか", "en": "What next?"], body: ["ja": "お選びください。", "en": "Choose one."],
        links: [
          .next(to: nil), .button("again", label: ["ja": "もう一度", "en": "Once more"], to: "new"),
        ]),
    ], snooze: .days(3))
}

extension Popup {
  static let welcome = Popup(
    id: "welcome", title: ["ja": "{{user.lastName}}様、ハコブネMAへようこそ", "en": "Welcome to Hakobune MA"],
    body: ["ja": "最初のキャンペーンの作成まで、三分ほどでご案内します。", "en": "We show you around in three minutes."],
    media: Media(decorative: "/media/welcome.png", position: .start),
    buttons: [
      ContentButton(
        id: "start", label: ["ja": "ツアーを始める", "en": "Start the tour"],
        action: .start("guide/first-campaign"), style: .primary),
      ContentButton(id: "help", label: ["ja": "ヘルプを見る", "en": "Read the manual"], action: .open("/help")),
      ContentButton(id: "later", label: ["ja": "あとで", "en": "Later"], action: .snooze(.days(3)), style: .quiet),
      ContentButton(id: "close", label: ["ja": "表示しない", "en": "Do not show"], action: .dismiss, style: .quiet),
    ])
}

extension Banner {
  static let review = Banner(
    id: "review-request",
    body: ["ja": "サービスの評価にご協力ください。[詳細](/status)", "en": "Please rate us. [More](/status)"],
    buttons: [
      ContentButton(id: "rate", label: ["ja": "評価する", "en": "Rate"], action: .open("https://example.com/rate")),
      ContentButton(id: "close", label: ["ja": "閉じる", "en": "Close"], action: .dismiss, style: .quiet),
    ])
}

extension Tooltip {
  static let reportPeriod = Tooltip(
    id: "report-period", title: ["ja": "集計期間", "en": "Period"],
    body: ["ja": "期間は利用者ごとに保存されます。", "en": "The period is kept for each user."], anchor: "#report-period",
    page: "/reports")
}

extension Message {
  static let dayOne = Message(
    id: "day-1", subject: ["ja": "{{user.lastName|ご担当者}}様、次の一歩のご案内", "en": "Your next step, {{user.lastName}}"],
    body: [
      "ja": "{{account.name}}\n{{user.lastName|ご担当者}} 様\n\n[キャンペーン一覧](/campaigns)を開き、次の順に進めてください。\n\n1. 件名を入力\n2. 保存",
      "en": "Open your [campaigns](/campaigns) or write to [us](mailto:help@example.com).",
    ], category: .onboarding,
    button: .init(label: ["ja": "キャンペーンを作成", "en": "Create a campaign"], open: "/campaigns/new"))
}
