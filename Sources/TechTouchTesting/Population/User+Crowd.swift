public import TechTouch

extension User {
  /// Made-up users of a product: in companies, administrators and members, in the product's languages.
  /// - Parameters:
  ///   - count: How many.
  ///   - accounts: In how many companies; 0 for users without one.
  public static func crowd(_ count: Int, accounts: Int, of product: Product, seed: UInt64 = 1) -> [User] {
    var dice = Dice(seed: seed)
    return (0..<max(0, count)).map { index in
      let family = dice.pick(families) ?? ""
      let languages = dice.chance(0.8) ? [product.sourceLanguage] : [dice.pick(product.languages)].compactMap(\.self)
      return User(
        id: UserID("user-\(index + 1)"), account: accounts > 0 ? AccountID("account-\(index % accounts + 1)") : nil,
        attributes: [
          "lastName": .string(family), "name": .string(family), "role": index < accounts ? "admin" : "member",
          "email": .string("user-\(index + 1)@example.com"),
        ],
        accountAttributes: accounts > 0 ? ["name": .string("会社 \(index % accounts + 1)")] : [:], languages: languages,
        timeZone: dice.chance(0.8) ? product.timeZone : dice.pick(WeightedBehaviour.zones))
    }
  }

  private static let families = ["佐藤", "鈴木", "高橋", "田中", "伊藤", "渡辺", "山本", "中村", "小林", "加藤"]
}
