/// A text of the library's own, such as the label of the next button. Modules add their own as static members, and a
/// host replaces one by its key.
public struct Phrase: Hashable, Sendable {
  /// The key under which a host replaces the text.
  public var key: String
  /// The text in the languages that the library brings.
  public var text: LocalizedText

  /// Makes a phrase.
  public init(_ key: String, _ text: LocalizedText) {
    self.key = key
    self.text = text
  }
}

extension Phrase {
  public static let close = Phrase("close", ["ja": "閉じる", "en": "Close"])
  public static let later = Phrase("later", ["ja": "あとで", "en": "Later"])
  public static let send = Phrase("send", ["ja": "送信", "en": "Send"])
  public static let done = Phrase("done", ["ja": "完了", "en": "Done"])
  public static let backToPage = Phrase("backToPage", ["ja": "前のページに戻る", "en": "Back to the page"])
  public static let optional = Phrase("optional", ["ja": "任意", "en": "optional"])
}
