import EventLog
import Foundation
import Testing
import TriggerRules

struct ConditionJSONTests {
  static let forms: [(String, Condition)] = [
    (#"{"all":[]}"#, .all([])),
    (#"{"any":[{"device":"mobile"},{"locale":"ja"}]}"#, .any([.device("mobile"), .locale("ja")])),
    (#"{"not":{"page":"/settings/**"}}"#, .not(.page("/settings/**"))),
    (#"{"attribute":"plan","equals":"pro"}"#, .attribute("plan", .equals("pro"))),
    (#"{"attribute":"account.seats","atLeast":10}"#, .attribute("account.seats", .atLeast(10))),
    (#"{"attribute":"account.seats","atMost":10}"#, .attribute("account.seats", .atMost(10))),
    (#"{"attribute":"mrr","greaterThan":9.5}"#, .attribute("mrr", .greaterThan(9.5))),
    (#"{"attribute":"mrr","lessThan":100}"#, .attribute("mrr", .lessThan(100))),
    (#"{"attribute":"mrr","between":[1,5]}"#, .attribute("mrr", .between(1, 5))),
    (#"{"attribute":"role","oneOf":["admin","owner"]}"#, .attribute("role", .oneOf(["admin", "owner"]))),
    (#"{"attribute":"tags","contains":"beta"}"#, .attribute("tags", .contains("beta"))),
    (#"{"attribute":"title","prefix":"部長"}"#, .attribute("title", .hasPrefix("部長"))),
    (#"{"attribute":"email","suffix":".co.jp"}"#, .attribute("email", .hasSuffix(".co.jp"))),
    (#"{"attribute":"phone","exists":true}"#, .attribute("phone", .exists)),
    (
      #"{"attribute":"renewal","before":"2026-12-01T00:00:00Z"}"#,
      .attribute("renewal", .before(Date("2026-12-01T00:00:00Z")))
    ),
    (
      #"{"attribute":"renewal","after":"2026-12-01T00:00:00Z"}"#,
      .attribute("renewal", .after(Date("2026-12-01T00:00:00Z")))
    ),
    (#"{"attribute":"lastLogin","withinDays":14}"#, .attribute("lastLogin", .withinLast(.days(14)))),
    (#"{"attribute":"lastLogin","withinHours":5}"#, .attribute("lastLogin", .withinLast(.hours(5)))),
    (#"{"attribute":"lastLogin","atLeastDaysAgo":14}"#, .attribute("lastLogin", .atLeastAgo(.days(14)))),
    (#"{"attribute":"renewal","withinNextDays":30}"#, .attribute("renewal", .withinNext(.days(30)))),
    (#"{"event":"campaign.created"}"#, .event("campaign.created")),
    (
      #"{"event":"campaign.created","atLeast":3,"withinDays":7}"#,
      .event("campaign.created", atLeast: 3, within: .days(7))
    ),
    (#"{"event":"campaign.created","atMost":2}"#, .event("campaign.created", atLeast: 0, atMost: 2)),
    (
      #"{"event":"campaign.created","atLeast":2,"by":"account","where":{"property":"channel","equals":"mail"}}"#,
      .event("campaign.created", where: .property("channel", .equals("mail")), atLeast: 2, by: .account)
    ),
    (#"{"never":"form.published","withinHours":36}"#, .never("form.published", within: .hours(36))),
    (
      #"{"sequence":["form.published","contacts.imported"],"withinDays":3}"#,
      .sequence(["form.published", "contacts.imported"], within: .days(3))
    ),
    (#"{"content":"guide/first-campaign","is":"completed"}"#, .content("guide/first-campaign", is: .completed)),
    (
      #"{"content":"guide/first-campaign","is":"skipped","withinDays":7}"#,
      .content("guide/first-campaign", is: .skipped, within: .days(7))
    ),
    (#"{"content":"checklist/setup","is":"completed","item":"lv1"}"#, .level("lv1", of: "checklist/setup")),
    (#"{"score":"survey/nps","atMost":6}"#, .score("survey/nps", .atMost(6))),
    (#"{"score":"survey/nps","fellBy":2}"#, .score("survey/nps", fellBy: 2)),
    (#"{"localTime":{"from":"09:00","until":"18:00"}}"#, .localTime(from: "09:00", until: "18:00")),
    (#"{"weekday":["mon","fri"]}"#, .weekday([.monday, .friday])),
    (
      #"{"daysSince":"signup.completed","atLeast":3,"atMost":7}"#, .daysSince("signup.completed", atLeast: 3, atMost: 7)
    ),
    (#"{"percent":12.5,"salt":"welcome"}"#, .percentage(12.5, salt: "welcome")),
    (#"{"variant":"b","of":"welcome-test"}"#, .variant("b", of: "welcome-test")),
    (#"{"segment":"administrators"}"#, .segment("administrators")),
    (#"{"tier":"tech"}"#, .tier(.tech)),
  ]

  @Test(arguments: forms)
  func theJSONAndSwiftFormsAreEqual(json: String, condition: Condition) throws {
    #expect(try JSONDecoder().decode(Condition.self, from: Data(json.utf8)) == condition)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let written = try encoder.encode(condition)
    #expect(try JSONDecoder().decode(Condition.self, from: written) == condition)
    let canonical = try JSONSerialization.data(
      withJSONObject: JSONSerialization.jsonObject(with: Data(json.utf8)),
      options: [.sortedKeys, .withoutEscapingSlashes])
    #expect(String(decoding: written, as: UTF8.self) == String(decoding: canonical, as: UTF8.self))
  }

  /// JSON does not tell 1.0 from 1, and neither does a comparison.
  @Test(arguments: [1.0, 0, -0.0, -3, 9_007_199_254_740_991, 1e19, 1e300, 0.5])
  func aNumberIsTheSameHoweverItIsWritten(number: Double) throws {
    let value = Value.decimal(number)
    for comparison: Comparison in [
      .equals(value), .oneOf([value]), .atLeast(value), .atMost(value), .greaterThan(value), .lessThan(value),
      .between(value, value),
    ] {
      let condition = Condition.attribute("n", comparison)
      let read = try JSONDecoder().decode(Condition.self, from: JSONEncoder().encode(condition))
      #expect(read == condition)
      #expect(read.hashValue == condition.hashValue)
    }
    #expect(Comparison.equals(1.0) == .equals(1))
    #expect(Comparison.equals(1.5) != .equals(1))
  }

  @Test func aLevelIsAnItemOfAChecklist() throws {
    let json = #"{"level":"checklist/setup","id":"lv1","is":"completed"}"#
    #expect(try JSONDecoder().decode(Condition.self, from: Data(json.utf8)) == .level("lv1", of: "checklist/setup"))
  }

  @Test(arguments: [
    (#"{}"#, "found none of them"),
    (#"{"event":"a","score":"survey/nps"}"#, "found \"event\" and \"score\""),
    (#"{"attribute":"plan"}"#, "wanted a comparison of an attribute with exactly one of"),
    (#"{"attribute":"plan","equals":"pro","atLeast":3}"#, "found \"equals\" and \"atLeast\""),
    (#"{"attribute":"plan","exists":false}"#, "wanted true, within \"not\" for its opposite, found false"),
    (#"{"attribute":"d","before":"tomorrow"}"#, "found \"tomorrow\""),
    (
      #"{"attribute":"plan","equals":null}"#,
      "wanted a text, a number, true or false, a date or a list of texts, found null"
    ),
    (#"{"attribute":"n","between":[1]}"#, "wanted two bounds, found 1"),
    (#"{"event":"a","withinDays":1,"withinHours":2}"#, "wanted either \"withinDays\" or \"withinHours\""),
    (#"{"localTime":{"from":"9","until":"18:00"}}"#, "wanted a time of day such as \"09:00\", found \"9\""),
    (#"{"content":"first","is":"completed"}"#, "wanted a content reference"),
  ])
  func errorsSayWhatWasWantedAndFound(json: String, message: String) throws {
    let error = #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(Condition.self, from: Data(json.utf8))
    }
    #expect(try #require(error?.text).contains(message))
  }
}

extension DecodingError {
  var text: String {
    switch self {
    case .dataCorrupted(let context), .keyNotFound(_, let context), .typeMismatch(_, let context),
      .valueNotFound(_, let context):
      context.debugDescription
    @unknown default: ""
    }
  }
}
