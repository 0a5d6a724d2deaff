public import TouchContent

/// The words of checklists; a host replaces one by its key. A role is named by a host's phrase `role.<role>`.
extension Phrase {
  /// `{{done}}` of `{{total}}` items are done.
  public static let checklistCount = Phrase(
    "checklist.count", ["ja": "{{total}}件中{{done}}件完了", "en": "{{done}} of {{total}} done"])
  /// `{{done}}` of `{{total}}` items of a level are done.
  public static let checklistLevelCount = Phrase(
    "checklist.levelCount", ["ja": "{{total}}件中{{done}}件", "en": "{{done}} of {{total}}"])
  /// Names the bar.
  public static let checklistBar = Phrase("checklist.bar", ["ja": "全体の進捗", "en": "Overall progress"])
  /// Nothing is left to do.
  public static let checklistAllDone = Phrase("checklist.allDone", ["ja": "すべて完了しました。", "en": "All done."])
  /// What opens the level `{{title}}`.
  public static let checklistLocked = Phrase(
    "checklist.locked", ["ja": "「{{title}}」をすべて完了すると始められます。", "en": "Opens when “{{title}}” is complete."])
  /// The item `{{title}}` comes first.
  public static let checklistNeeds = Phrase(
    "checklist.needs", ["ja": "先に「{{title}}」を完了してください。", "en": "First complete “{{title}}”."])

  /// The state of an item, for who hears the page.
  static func checklistState(_ state: ItemState) -> Phrase {
    switch state {
    case .open: checklistOpen
    case .blocked: checklistBlocked
    case .early: checklistEarly
    case .waiting: checklistWaits
    case .done: checklistIsDone
    case .disputed: checklistDisputed
    }
  }

  private static let checklistOpen = Phrase("checklist.state.open", ["ja": "未完了：", "en": "To do: "])
  private static let checklistBlocked = Phrase(
    "checklist.state.blocked", ["ja": "まだ始められません：", "en": "Not open yet: "])
  private static let checklistEarly = Phrase(
    "checklist.state.early", ["ja": "順番待ち：", "en": "Waiting for its turn: "])
  private static let checklistWaits = Phrase(
    "checklist.state.waiting", ["ja": "確認待ち：", "en": "Waiting for a check: "])
  private static let checklistIsDone = Phrase("checklist.state.done", ["ja": "完了：", "en": "Done: "])
  private static let checklistDisputed = Phrase(
    "checklist.state.disputed", ["ja": "再確認が必要：", "en": "To be checked again: "])

  /// The button that ticks an item.
  public static let checklistTick = Phrase("checklist.tick", ["ja": "完了", "en": "Done"])
  /// The button that takes a tick back.
  public static let checklistUntick = Phrase("checklist.untick", ["ja": "取り消す", "en": "Undo"])
  /// The button of the second check.
  public static let checklistVerify = Phrase("checklist.verify", ["ja": "確認済みにする", "en": "Confirm"])
  /// The button with which the second check sends an item back.
  public static let checklistSendBack = Phrase("checklist.sendBack", ["ja": "差し戻す", "en": "Send back"])
  /// The button that puts the list away.
  public static let checklistDismiss = Phrase(
    "checklist.dismiss", ["ja": "このリストを非表示", "en": "Hide this list"])

  /// Who did an item, `{{name}}`.
  public static let checklistDoneBy = Phrase(
    "checklist.doneBy", ["ja": "{{name}}さんが完了", "en": "Done by {{name}}"])
  /// Who confirmed an item, `{{name}}`.
  public static let checklistVerifiedBy = Phrase(
    "checklist.verifiedBy", ["ja": "{{name}}さんが確認", "en": "Confirmed by {{name}}"])
  /// Who took the tick of a verified item back, `{{name}}`.
  public static let checklistDisputedBy = Phrase(
    "checklist.disputedBy", ["ja": "{{name}}さんが取り消し", "en": "Taken back by {{name}}"])
  /// A remark with the day on which it happened, `{{text}}` and `{{date}}`.
  public static let checklistOn = Phrase("checklist.on", ["ja": "{{text}}（{{date}}）", "en": "{{text}} ({{date}})"])
  /// A second check is waiting.
  public static let checklistWaiting = Phrase(
    "checklist.waiting", ["ja": "担当者の確認待ち", "en": "Waiting for a second check"])
  /// A second check by `{{role}}` is waiting.
  public static let checklistWaitingFor = Phrase(
    "checklist.waitingFor", ["ja": "{{role}}の確認待ち", "en": "Waiting for {{role}} to check"])
  /// The product itself notices that the item is done.
  public static let checklistDetected = Phrase(
    "checklist.detected", ["ja": "実行すると自動で完了になります", "en": "Ticked off by itself once it is done"])
  /// `{{done}}` of `{{total}}` people did it.
  public static let checklistPeople = Phrase(
    "checklist.people", ["ja": "{{total}}人中{{done}}人が実施", "en": "{{done}} of {{total}} people"])
  /// Opens the items of a level that is complete.
  public static let checklistShowDone = Phrase(
    "checklist.showDone", ["ja": "完了した項目を表示", "en": "Show what is done"])
  /// By when it should be done, `{{date}}`.
  public static let checklistDue = Phrase("checklist.due", ["ja": "期限：{{date}}", "en": "Due {{date}}"])

  /// What a resource is.
  static let checklistResources: [Checklist.Resource.Kind: Phrase] = [
    .video: Phrase("checklist.resource.video", ["ja": "動画", "en": "video"]),
    .document: Phrase("checklist.resource.document", ["ja": "資料", "en": "document"]),
    .manual: Phrase("checklist.resource.manual", ["ja": "マニュアル", "en": "manual"]),
    .example: Phrase("checklist.resource.example", ["ja": "例", "en": "example"]),
  ]
  /// A resource, `{{title}}`, and what it is, `{{kind}}`.
  public static let checklistResource = Phrase(
    "checklist.resource", ["ja": "{{title}}（{{kind}}）", "en": "{{title}} ({{kind}})"])
  /// The same, with its length in `{{seconds}}`, for less than a minute.
  public static let checklistResourceSeconds = Phrase(
    "checklist.resourceSeconds",
    ["ja": "{{title}}（{{kind}} {{seconds}}秒）", "en": "{{title}} ({{kind}}, {{seconds}} s)"])
  /// The same, with its length in whole `{{minutes}}`.
  public static let checklistResourceMinutes = Phrase(
    "checklist.resourceMinutes",
    ["ja": "{{title}}（{{kind}} {{minutes}}分）", "en": "{{title}} ({{kind}}, {{minutes}} min)"])
  /// The same, with its length in `{{minutes}}` and `{{seconds}}`.
  public static let checklistResourceLength = Phrase(
    "checklist.resourceLength",
    ["ja": "{{title}}（{{kind}} {{minutes}}分{{seconds}}秒）", "en": "{{title}} ({{kind}}, {{minutes}} min {{seconds}} s)"])
}
