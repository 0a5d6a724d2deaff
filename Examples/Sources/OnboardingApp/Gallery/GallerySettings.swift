import Hummingbird
import TechTouch

/// How the gallery shows its exhibits.
struct GallerySettings {
  var language: LanguageTag
  var theme: Theme
  var usesScript: Bool
  /// The width of the frames in pixels.
  var width: Int
  /// The values of merge fields.
  var values: MergeValues

  static let languages: [LanguageTag] = ["ja", "en", "ar", "de"]
  static let widths = [960, 390, 320]

  /// Reads the parameters `lang`, `theme`, `width` and `js`, and the values of merge fields under their names.
  init(_ parameters: Parameters) throws {
    let tag = parameters["lang"].map(String.init) ?? "ja"
    guard let language = LanguageTag(tag) else {
      throw Refusal(.malformed, "wanted a language such as \"ja\", found \"\(tag)\"")
    }
    let name = parameters["theme"].map(String.init) ?? "auto"
    guard let theme = Theme(rawValue: name) else {
      throw Refusal(.malformed, "wanted a theme, one of auto, light, dark, host, found \"\(name)\"")
    }
    self.language = language
    self.theme = theme
    usesScript = parameters["js"].map(String.init) != "0"
    width = parameters["width"].flatMap { Int($0) } ?? Self.widths[0]
    values = [
      "user.lastName": "佐藤", "user.firstName": "美咲", "user.name": "佐藤 美咲", "account.name": "青葉製作所",
      "account.plan": "standard", "product.name": "ハコブネMA",
    ]
    for (key, value) in parameters where key.contains(".") { values[String(key)] = String(value) }
  }

  /// The parameters as a query.
  var query: String { "lang=\(language)&theme=\(theme.rawValue)&width=\(width)&js=\(usesScript ? "1" : "0")" }

  /// How an exhibit is rendered.
  func context(page: String, in collection: GalleryCollection) -> RenderContext {
    RenderContext(
      language: LanguagePreference([language], source: collection.engine.catalog.product.sourceLanguage),
      values: values, endpoint: collection.engine.settings.endpoint, page: page, theme: theme,
      phrases: collection.engine.settings.phrases)
  }
}
