import TechTouch
import TechTouchTesting

/// A small product: a welcome pop-up, news, a tour over two pages, a checklist, NPS, and mails.
enum Fixture {
  static let start = "2026-04-01T09:00+09:00"

  static let product = Product(
    name: ["ja": "ハコブネMA", "en": "Hakobune MA"], languages: ["ja", "en"], timeZone: "Asia/Tokyo",
    mergeFields: ["user.lastName"])

  static let welcome = Popup(
    id: "welcome", title: ["ja": "{{user.lastName|お客さま}} 様、ようこそ", "en": "Welcome, {{user.lastName|friend}}"],
    body: ["ja": "三分ほどでご案内します。", "en": "A tour of three minutes."],
    buttons: [
      ContentButton(id: "start", label: ["ja": "案内を始める", "en": "Start the tour"], action: .start("guide/tour")),
      ContentButton(id: "later", label: ["ja": "また今度", "en": "Another time"], action: .dismiss),
    ])

  static let news = Popup(
    id: "news", title: ["ja": "新機能のお知らせ", "en": "News"], body: ["ja": "公開しました。", "en": "It is out."])

  static let tour = Guide(
    id: "tour", title: ["ja": "はじめてのツアー", "en": "A first tour"],
    steps: [
      Step(id: "list", title: ["ja": "一覧", "en": "List"], body: ["ja": "こちらです。", "en": "Here."], page: "/"),
      Step(
        id: "create", title: ["ja": "作成", "en": "Create"], body: ["ja": "作成してください。", "en": "Create one."],
        page: "/campaigns", advance: .event("campaign.created")),
      Step(
        id: "end", title: ["ja": "完了", "en": "Done"], body: ["ja": "以上です。", "en": "That is all."], page: "/campaigns"),
    ])

  static let setup = Checklist(
    id: "setup", title: ["ja": "導入チェックリスト", "en": "Setup"],
    levels: [
      Checklist.Level(
        id: "lv1", title: ["ja": "LV1", "en": "LV1"],
        sections: [
          Checklist.Section(
            id: "web", title: ["ja": "Web", "en": "Web"],
            items: [
              Checklist.Item(id: "tag", statement: ["ja": "計測タグを設置した", "en": "Tag installed"]),
              Checklist.Item(
                id: "campaign", statement: ["ja": "キャンペーンを作成した", "en": "Campaign created"],
                done: [.event("campaign.created")]),
            ])
        ])
    ], milestones: [50, 100])

  static let nps = Survey(
    "nps", title: ["ja": "アンケート", "en": "Survey"],
    questions: [
      Question("score", .nps, ["ja": "薦める可能性はどのくらいですか。", "en": "How likely?"], isRequired: true)
    ], thanks: ["ja": "ありがとうございました。", "en": "Thank you."])

  static func message(_ id: ContentID) -> Content {
    .message(
      Message(
        id: id, subject: ["ja": "{{user.lastName|お客さま}} 様", "en": "Hello"],
        body: ["ja": "導入の進み具合はいかがでしょうか。", "en": "How is it going?"]))
  }

  static let rules: [Rule] = [
    Rule("welcome", on: .anyPage, do: .show("popup/welcome"), priority: 300),
    Rule("tour", on: .anyPage, when: .page("/"), do: .show("guide/tour"), priority: 200),
    Rule("setup", on: .anyPage, do: .show("checklist/setup"), priority: 150, repeat: .always),
    Rule("nps", on: .pageView("/reports"), do: .show("survey/nps"), priority: 100, repeat: .afterDays(90)),
    Rule("news", on: .pageView("/"), do: .show("popup/news"), priority: 50, repeat: .afterDays(45)),
    Rule(
      "detractor", on: .event(EventPattern(.answered, of: "survey/nps", where: .property("score", .atMost(6)))),
      do: .openTask(TaskSpec("detractor", title: "ご連絡する", coolDownDays: 30)), repeat: .always),
    Rule("day-1", on: .schedule(after: "signup.completed", days: 1, at: "09:00"), do: .send("message/day-1")),
    Rule("day-3", on: .schedule(after: "signup.completed", days: 3, at: "09:00"), do: .send("message/day-3")),
  ]

  static func catalog(rules: [Rule] = rules, more: [Content] = []) throws -> Catalog {
    try Catalog(
      product: product,
      contents: [
        .popup(welcome), .popup(news), .guide(tour), .checklist(setup), .survey(nps), message("day-1"),
        message("day-3"),
      ] + more, rules: RuleDocument(rules: rules))
  }

  static let sato = User(
    id: "sato", account: "aoba", attributes: ["lastName": "佐藤"], languages: ["ja"], timeZone: "Asia/Tokyo")

  static func journey(rules: [Rule] = rules) throws -> Journey {
    try Journey(catalog: catalog(rules: rules), user: sato, start: start)
  }

  static let lively = WeightedBehaviour(begins: ["signup.completed"], events: ["campaign.created": 0.2])
}
