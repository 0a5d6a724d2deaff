import Foundation
import Testing

@testable import EventLog

struct SubjectTests {
  @Test func isAUserOrACompanyOrBoth() throws {
    #expect(sato.ofAccount == Subject(account: "aoba"))
    #expect(Subject(user: "guest").ofAccount == nil)
    #expect(sato != Subject(user: "sato"))
    #expect(Subject(account: "a") != Subject(user: "a"))
    for subject in [sato, Subject(user: "guest"), Subject(account: "aoba")] {
      #expect(try JSONDecoder().decode(Subject.self, from: JSONEncoder().encode(subject)) == subject)
    }
  }

  @Test func saysWhoItIs() {
    #expect(sato.description == "\"sato\" of \"aoba\"")
    #expect(Subject(account: "aoba").description == "account \"aoba\"")
    #expect(Subject(user: "guest").description == "\"guest\"")
  }

  @Test func sharesAPartitionWithItsCompany() {
    for account in 0..<50 {
      let id = AccountID("account-\(account)")
      let partitions = Set(
        ([Subject(account: id)] + (0..<5).map { Subject(user: UserID("u\($0)"), of: id) }).map {
          Partition(of: $0, product: "hakobune", count: 64)
        })
      #expect(partitions.count == 1)
    }
    let used = Set((0..<1_000).map { Partition(of: Subject(user: UserID("u\($0)")), product: "p", count: 64) })
    #expect(used.count == 64)
    #expect(used.allSatisfy { (0..<64).contains($0.index) })
  }
}
