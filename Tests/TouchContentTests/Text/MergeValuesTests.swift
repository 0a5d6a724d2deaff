import Testing
import TouchContent

struct MergeValuesTests {
  @Test func aNameGivesTheValueThatWasSetLast() {
    var values: MergeValues = ["user.name": "佐藤", "user.plan": "pro", "user.name": "鈴木"]
    #expect(values["user.name"] == "鈴木")
    #expect(values["user.plan"] == "pro")
    #expect(values["user.nam"] == nil)
    #expect(values[""] == nil)
    values["user.plan"] = nil
    values["absent"] = nil
    #expect(values["user.plan"] == nil)
    #expect(values == ["user.name": "鈴木"])
  }

  @Test func theOrderInWhichValuesAreSetDoesNotMatter() {
    let pairs = (0..<200).map { ("user.attribute\($0)", "\($0)") }
    var forwards: MergeValues = [:]
    var backwards: MergeValues = [:]
    for (name, value) in pairs { forwards[name] = value }
    for (name, value) in pairs.reversed() { backwards[name] = value }
    #expect(forwards == backwards)
    #expect(forwards == MergeValues(Dictionary(uniqueKeysWithValues: pairs)))
    #expect(forwards.hashValue == backwards.hashValue)
    for (name, value) in pairs { #expect(forwards[name] == value) }
  }
}
