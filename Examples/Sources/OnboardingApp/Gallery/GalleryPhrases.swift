import TechTouch

/// The library's own words in a third and a fourth language, as a host adds them.
enum GalleryPhrases {
  static let all: [String: LocalizedText] = words.mapValues {
    LocalizedText(["ja": $0[0], "en": $0[1], "ar": $0[2], "de": $0[3]])
  }

  private static let words: [String: [String]] = [
    "guide.count": [
      "ステップ {{number}}／{{count}}", "Step {{number}} of {{count}}", "الخطوة {{number}} من {{count}}",
      "Schritt {{number}} von {{count}}",
    ],
    "guide.next": ["次へ", "Next", "التالي", "Weiter"],
    "guide.back": ["戻る", "Back", "السابق", "Zurück"],
    "guide.show": ["場所を表示", "Show me where", "أرني المكان", "Stelle anzeigen"],
    "guide.skip": ["ツアーを終了", "End the tour", "إنهاء الجولة", "Rundgang beenden"],
    "guide.end": ["終了する", "End it", "إنهاء", "Beenden"],
    "guide.continue": ["続きへ", "Continue", "متابعة", "Fortsetzen"],
    "guide.resume": ["ツアーの続き", "Continue the tour", "متابعة الجولة", "Rundgang fortsetzen"],
    "close": ["閉じる", "Close", "إغلاق", "Schließen"],
    "later": ["あとで", "Later", "لاحقًا", "Später"],
    "send": ["送信", "Send", "إرسال", "Absenden"],
    "done": ["完了", "Done", "تم", "Fertig"],
    "optional": ["任意", "optional", "اختياري", "freiwillig"],
    "survey.later": ["今はしない", "Not now", "ليس الآن", "Jetzt nicht"],
    "survey.check": [
      "入力内容をご確認ください。", "Please check your answers.", "يرجى التحقق من إجاباتك.", "Bitte prüfen Sie Ihre Antworten.",
    ],
    "survey.pickNumber": [
      "数字を一つ選んでください。", "Please choose one number.", "يرجى اختيار رقم واحد.", "Bitte wählen Sie eine Zahl.",
    ],
    "tooltip.hint": ["ヒント：{{title}}", "Hint: {{title}}", "تلميح: {{title}}", "Hinweis: {{title}}"],
    "tooltip.done": ["わかりました", "Got it", "فهمت", "Verstanden"],
    "checklist.bar": ["全体の進捗", "Overall progress", "التقدم العام", "Fortschritt insgesamt"],
    "checklist.count": [
      "{{total}}件中{{done}}件完了", "{{done}} of {{total}} done", "اكتمل {{done}} من {{total}}",
      "{{done}} von {{total}} erledigt",
    ],
    "checklist.levelCount": [
      "{{total}}件中{{done}}件", "{{done}} of {{total}}", "{{done}} من {{total}}", "{{done}} von {{total}}",
    ],
    "checklist.tick": ["完了", "Done", "تم", "Erledigt"],
    "checklist.untick": ["取り消す", "Undo", "تراجع", "Rückgängig"],
    "checklist.dismiss": ["このリストを非表示", "Hide this list", "إخفاء هذه القائمة", "Liste ausblenden"],
    "checklist.allDone": ["すべて完了しました。", "All done.", "اكتمل كل شيء.", "Alles erledigt."],
    "checklist.showDone": ["完了した項目を表示", "Show what is done", "عرض ما تم إنجازه", "Erledigtes anzeigen"],
    "checklist.state.open": ["未完了：", "To do: ", "لم يتم بعد: ", "Offen: "],
    "checklist.state.done": ["完了：", "Done: ", "تم: ", "Erledigt: "],
    "checklist.state.waiting": ["確認待ち：", "Waiting for a check: ", "بانتظار التحقق: ", "Wartet auf Prüfung: "],
    "checklist.state.blocked": ["まだ始められません：", "Not open yet: ", "غير متاح بعد: ", "Noch nicht offen: "],
  ]
}
