package import TouchContent

/// The texts of a survey's form that are the library's own. A host replaces one by its key.
extension Phrase {
  package static let surveyLater = Phrase("survey.later", ["ja": "今はしない", "en": "Not now"])
  static let surveyCheck = Phrase(
    "survey.check", ["ja": "入力内容をご確認ください。", "en": "Please check your answers."])
  static let surveyPickNumber = Phrase(
    "survey.pickNumber", ["ja": "数字を一つ選んでください。", "en": "Please choose one number."])
  static let surveyPickOne = Phrase("survey.pickOne", ["ja": "一つ選んでください。", "en": "Please choose one."])
  static let surveyPickAny = Phrase(
    "survey.pickAny", ["ja": "一つ以上選んでください。", "en": "Please choose at least one."])
  static let surveyPickAtLeast = Phrase(
    "survey.pickAtLeast", ["ja": "{{min}}個以上選んでください。", "en": "Please choose {{min}} or more."])
  static let surveyPickAtMost = Phrase(
    "survey.pickAtMost", ["ja": "{{max}}個まで選べます。", "en": "Please choose {{max}} at most."])
  static let surveyPickBetween = Phrase(
    "survey.pickBetween", ["ja": "{{min}}〜{{max}}個選んでください。", "en": "Please choose {{min}} to {{max}}."])
  static let surveyFillIn = Phrase("survey.fillIn", ["ja": "入力してください。", "en": "Please fill this in."])
  static let surveyNotText = Phrase(
    "survey.notText", ["ja": "使用できない文字が含まれています。", "en": "This holds characters that cannot be used."])
  static let surveyTooLong = Phrase(
    "survey.tooLong", ["ja": "{{max}}文字以内で入力してください。", "en": "Please use {{max}} characters at most."])
  static let surveyNumber = Phrase(
    "survey.number", ["ja": "半角数字で入力してください。", "en": "Please enter a number."])
  static let surveyNumberAtLeast = Phrase(
    "survey.numberAtLeast", ["ja": "{{min}}以上の数字を入力してください。", "en": "Please enter a number, {{min}} or more."])
  static let surveyNumberAtMost = Phrase(
    "survey.numberAtMost", ["ja": "{{max}}以下の数字を入力してください。", "en": "Please enter a number, {{max}} at most."])
  static let surveyNumberBetween = Phrase(
    "survey.numberBetween",
    ["ja": "{{min}}〜{{max}}の数字を入力してください。", "en": "Please enter a number from {{min}} to {{max}}."])
  static let surveyDate = Phrase("survey.date", ["ja": "日付を入力してください。", "en": "Please enter a date."])
  static let surveyDateFrom = Phrase(
    "survey.dateFrom", ["ja": "{{min}}以降の日付を入力してください。", "en": "Please enter a date from {{min}} on."])
  static let surveyDateUntil = Phrase(
    "survey.dateUntil", ["ja": "{{max}}以前の日付を入力してください。", "en": "Please enter a date up to {{max}}."])
  static let surveyDateBetween = Phrase(
    "survey.dateBetween",
    ["ja": "{{min}}〜{{max}}の日付を入力してください。", "en": "Please enter a date from {{min}} to {{max}}."])
}
