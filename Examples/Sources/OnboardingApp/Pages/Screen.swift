/// The pages of the product, as its navigation lists them.
enum Screen: String, CaseIterable, Sendable {
  case home = "/"
  case campaigns = "/campaigns"
  case contacts = "/contacts"
  case forms = "/forms"
  case reports = "/reports"
  case settings = "/settings"

  /// The id of its link in the navigation, which tours point at.
  var linkID: String {
    switch self {
    case .home: "nav-home"
    case .campaigns: "nav-campaigns"
    case .contacts: "nav-contacts"
    case .forms: "nav-forms"
    case .reports: "nav-reports"
    case .settings: "nav-settings"
    }
  }

  var title: Words {
    switch self {
    case .home: Words("ホーム", "Home")
    case .campaigns: Words("キャンペーン", "Campaigns")
    case .contacts: Words("リード", "Contacts")
    case .forms: Words("フォーム", "Forms")
    case .reports: Words("レポート", "Reports")
    case .settings: Words("設定", "Settings")
    }
  }
}
