import EventLog
import Testing
import TriggerRules

/// Variants and holdouts, held against `Fixtures/variants.json`, which was computed from the published definition.
struct VariantVectorTests {
  struct Vectors: Decodable {
    struct Spread: Decodable {
      var id: ExperimentID
      var variants: [Experiment.Variant]
      var users: [String: VariantName?]
    }

    struct Holdout: Decodable {
      var salt: String
      var percent: Double
      var users: Set<String>
    }

    var experiments: [Spread]
    var holdouts: [Holdout]
  }

  static let vectors: Vectors = Fixture.decoded("variants.json")

  @Test func everyUserHasTheVariantThatIsPublished() {
    for spread in Self.vectors.experiments {
      let experiment = Experiment(spread.id, variants: spread.variants)
      for (user, variant) in spread.users {
        #expect(experiment.variant(of: Subject(user: UserID(user), of: "aoba")) == variant, "\(spread.id), \(user)")
      }
    }
  }

  @Test func thoseAreHeldOutThatArePublished() throws {
    let users = Set(Self.vectors.experiments.flatMap(\.users.keys))
    #expect(users.count > 40)
    for holdout in Self.vectors.holdouts {
      let rules = try RuleSet(
        rules: [Rule("r", on: .anyPage, do: .call("x"))],
        policy: Policy(holdout: Percentage(holdout.percent, salt: holdout.salt)))
      for user in users {
        let occasion = Occasion(.pageView("/"), for: Subject(user: UserID(user), of: "aoba"), at: now)
        let isHeldOut = rules.decide(occasion, user: History()).chosen.isEmpty
        #expect(isHeldOut == holdout.users.contains(user), "\(holdout.salt), \(user)")
      }
    }
  }

  /// The same user is in it whatever the company, the day and the rule.
  @Test func aShareSticksToTheUserAlone() {
    for number in 0..<200 {
      let user = UserID("user-\(number)")
      let one = Percentage.place(of: Subject(user: user), salt: "s")
      #expect(one == Percentage.place(of: Subject(user: user, of: "aoba"), salt: "s"))
    }
  }
}
