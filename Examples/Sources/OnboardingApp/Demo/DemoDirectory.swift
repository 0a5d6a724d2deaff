import TechTouch

/// The people who can sign in. A real product has its own users; the library never asks for them.
struct DemoDirectory: Sendable {
  /// One person with what the sign-in page says of them.
  struct Person: Sendable {
    var user: User
    var name: String
    var remark: String
  }

  let people: [Person] = [aobaSato, aobaSuzuki, northwindMiller, northwindTanaka, staffTakahashi]

  func person(_ id: UserID) -> Person? {
    people.first { $0.user.id == id }
  }

  /// The customers, without the vendor's own staff.
  var customers: [Person] { people.filter { !$0.isStaff } }

  /// The companies, in the order of their people.
  var accounts: [AccountID] {
    customers.compactMap(\.user.account).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// The company's name as its people know it.
  func name(of account: AccountID) -> String {
    people.first { $0.user.account == account }?.user.accountAttributes["name"]?.string ?? account.rawValue
  }
}

extension DemoDirectory.Person {
  /// True for the vendor's customer-success team.
  var isStaff: Bool { user.roles.contains(DemoDirectory.staffRole) }

  /// True when they read Japanese first.
  var readsJapanese: Bool { user.languages.first == "ja" }
}

extension DemoDirectory {
  static let staffRole = "customer-success"

  private static func customer(
    _ id: UserID, _ name: (last: String, first: String), of account: (id: AccountID, name: String, plan: String),
    role: String, language: LanguageTag, remark: String
  ) -> Person {
    let fullName = language == "ja" ? "\(name.last) \(name.first)" : "\(name.first) \(name.last)"
    return Person(
      user: User(
        id: id, account: account.id,
        attributes: [
          "lastName": .string(name.last), "firstName": .string(name.first), "name": .string(fullName),
          "email": .string("\(id)@\(account.id).example"), "role": .string(role),
        ],
        accountAttributes: ["name": .string(account.name), "plan": .string(account.plan)],
        languages: language == "ja" ? ["ja", "en"] : ["en", "ja"], timeZone: "Asia/Tokyo"),
      name: fullName, remark: remark)
  }

  private static let aoba: (id: AccountID, name: String, plan: String) = ("aoba", "青葉製作所", "standard")
  private static let northwind: (id: AccountID, name: String, plan: String) = ("northwind", "Northwind K.K.", "pro")

  private static let aobaSato = customer(
    "sato", ("佐藤", "美咲"), of: aoba, role: "admin", language: "ja", remark: "青葉製作所・管理者")
  private static let aobaSuzuki = customer(
    "suzuki", ("鈴木", "健"), of: aoba, role: "member", language: "ja", remark: "青葉製作所・担当者")
  private static let northwindMiller = customer(
    "miller", ("Miller", "Emma"), of: northwind, role: "admin", language: "en", remark: "Northwind K.K., administrator")
  private static let northwindTanaka = customer(
    "tanaka-y", ("田中", "陽子"), of: northwind, role: "member", language: "ja", remark: "Northwind K.K.・担当者")
  private static let staffTakahashi = Person(
    user: User(
      id: "cs-takahashi", attributes: ["lastName": "高橋", "firstName": "直子", "name": "高橋 直子"],
      languages: ["ja", "en"], timeZone: "Asia/Tokyo", roles: [staffRole]),
    name: "高橋 直子", remark: "ハコブネMA カスタマーサクセス")
}
