import Testing

@testable import EventLog

struct FormNonceTests {
  @Test func isTheSameForTheSameForm() {
    let first = FormNonce.make(subject: sato, content: "guide/first-campaign@1", item: "name", revision: 3)
    #expect(first == FormNonce.make(subject: sato, content: "guide/first-campaign@1", item: "name", revision: 3))
    #expect(first.rawValue.utf8.count == 34)
  }

  @Test func isTheTwoHashesThatPagesWrite() {
    let content = ContentRef(.guide, "first-campaign", version: 12)
    let nonce = FormNonce.make(subject: sato, content: content, item: "name", revision: 300)
    let numbers = FormNonce.digest(subject: sato, content: content, item: "name", revision: 300).numbers
    #expect(UInt64(nonce.rawValue.dropFirst(2).prefix(16), radix: 16) == numbers.first)
    #expect(UInt64(nonce.rawValue.suffix(16), radix: 16) == numbers.second)
  }

  @Test func differsWithEverythingItIsMadeOf() {
    var nonces: Set<EventID> = []
    var count = 0
    for subject in [sato, suzuki, miller, Subject(user: "sato"), Subject(account: "sato"), Subject(account: "aoba")] {
      for content in ["guide/first-campaign@1", "guide/first-campaign@2", "popup/first-campaign@1"] as [ContentRef] {
        for item in [nil, "name", "send"] as [ItemID?] {
          for revision in 0..<20 {
            nonces.insert(FormNonce.make(subject: subject, content: content, item: item, revision: revision))
            count += 1
          }
        }
      }
    }
    #expect(nonces.count == count)
  }
}
