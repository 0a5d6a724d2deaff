public import TouchContent

/// The words of programmes; a host replaces one by its key.
extension Phrase {
  /// For whom a step is, `{{roles}}`.
  public static let programmeFor = Phrase("programme.for", ["ja": "対象：{{roles}}", "en": "For {{roles}}"])
  /// A step was due on `{{date}}` and is not done.
  public static let programmeOverdue = Phrase(
    "programme.overdue", ["ja": "期限超過：{{date}}", "en": "Overdue since {{date}}"])

  /// What a step is.
  static let programmeKinds: [Programme.Step.Kind: Phrase] = [
    .seminar: Phrase("programme.kind.seminar", ["ja": "勉強会", "en": "Seminar"]),
    .meeting: Phrase("programme.kind.meeting", ["ja": "個別ミーティング", "en": "One-to-one meeting"]),
    .video: Phrase("programme.kind.video", ["ja": "動画", "en": "Video"]),
    .task: Phrase("programme.kind.task", ["ja": "タスク", "en": "Task"]),
  ]

  /// The roles that the library names itself.
  static let programmeRoles: [Programme.Role: Phrase] = [
    .executive: Phrase("role.executive", ["ja": "経営者", "en": "executives"]),
    .owner: Phrase("role.owner", ["ja": "運用責任者", "en": "the person in charge"]),
    .operator: Phrase("role.operator", ["ja": "運用担当者", "en": "operators"]),
  ]
}
