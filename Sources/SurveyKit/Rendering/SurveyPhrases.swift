public import TouchContent

/// The texts of a survey's form that are the library's own.
extension Phrase {
  public static let surveyLater = Phrase("survey.later", ["ja": "今はしない", "en": "Not now"])
  public static let surveyCheck = Phrase(
    "survey.check", ["ja": "入力内容をご確認ください。", "en": "Please check your answers."])
  public static let surveyPickNumber = Phrase(
    "survey.pickNumber", ["ja": "数字を一つ選んでください。", "en": "Please choose one number."])
  public static let surveyPickOne = Phrase("survey.pickOne", ["ja": "一つ選んでください。", "en": "Please choose one."])
  public static let surveyPickAny = Phrase(
    "survey.pickAny", ["ja": "一つ以上選んでください。", "en": "Please choose at least one."])
  public static let surveyPickAtLeast = Phrase(
    "survey.pickAtLeast", ["ja": "{{min}}個以上選んでください。", "en": "Please choose {{min}} or more."])
  public static let surveyPickAtMost = Phrase(
    "survey.pickAtMost", ["ja": "{{max}}個まで選べます。", "en": "Please choose {{max}} at most."])
  public static let surveyPickBetween = Phrase(
    "survey.pickBetween", ["ja": "{{min}}〜{{max}}個選んでください。", "en": "Please choose {{min}} to {{max}}."])
  public static let surveyFillIn = Phrase("survey.fillIn", ["ja": "入力してください。", "en": "Please fill this in."])
  public static let surveyNotText = Phrase(
    "survey.notText", ["ja": "使用できない文字が含まれています。", "en": "This holds characters that cannot be used."])
  public static let surveyTooLong = Phrase(
    "survey.tooLong", ["ja": "{{max}}文字以内で入力してください。", "en": "Please use {{max}} characters at most."])
  public static let surveyNumber = Phrase(
    "survey.number", ["ja": "半角数字で入力してください。", "en": "Please enter a number."])
  public static let surveyNumberAtLeast = Phrase(
    "survey.numberAtLeast", ["ja": "{{min}}以上の数字を入力してください。", "en": "Please enter a number, {{min}} or more."])
  public static let surveyNumberAtMost = Phrase(
    "survey.numberAtMost", ["ja": "{{max}}以下の数字を入力してください。", "en": "Please enter a number, {{max}} at most."])
  public static let surveyNumberBetween = Phrase(
    "survey.numberBetween",
    ["ja": "{{min}}〜{{max}}の数字を入力してください。", "en": "Please enter a number from {{min}} to {{max}}."])
  public static let surveyDate = Phrase("survey.date", ["ja": "日付を入力してください。", "en": "Please enter a date."])
  public static let surveyDateFrom = Phrase(
    "survey.dateFrom", ["ja": "{{min}}以降の日付を入力してください。", "en": "Please enter a date from {{min}} on."])
  public static let surveyDateUntil = Phrase(
    "survey.dateUntil", ["ja": "{{max}}以前の日付を入力してください。", "en": "Please enter a date up to {{max}}."])
  public static let surveyDateBetween = Phrase(
    "survey.dateBetween",
    ["ja": "{{min}}〜{{max}}の日付を入力してください。", "en": "Please enter a date from {{min}} to {{max}}."])
}
