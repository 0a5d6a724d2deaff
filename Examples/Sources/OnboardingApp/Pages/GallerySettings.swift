import Hummingbird
import TechTouch

/// How the gallery shows its exhibits.
struct GallerySettings {
  var language: LanguageTag
  var theme: Theme
  var usesScript: Bool

  /// Reads the parameters `lang`, `theme` and `js`.
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
  }

  /// The parameters as a query.
  var query: String { "lang=\(language)&theme=\(theme.rawValue)&js=\(usesScript ? "1" : "0")" }
}
