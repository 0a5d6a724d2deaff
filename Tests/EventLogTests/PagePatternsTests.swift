import EventLog
import Testing

struct PagePatternsTests {
  @Test func asksEachPatternOfEveryPage() throws {
    let sources = ["/", "/a", "/a/", "/a//b", "/a/b", "/*", "/a/*", "/**", "/a/**", "/**/b", "/é", "/e\u{301}", "/a"]
    let patterns = try sources.map { try #require(PagePattern($0)) }
    let together = PagePatterns(patterns)
    var paths = [""]
    for length in 1...5 {
      paths += paths.filter { $0.count == length - 1 }.flatMap { path in "/ab?#".map { path + String($0) } }
    }
    for path in paths + ["/é", "/e\u{301}", "/a/é"] {
      let found = Set(together.matching(path))
      let wanted = Set(patterns.indices.filter { patterns[$0].matches(path) }.map(Int32.init))
      #expect(found == wanted, "\(path)")
    }
    #expect(PagePatterns([]).matching("/a").isEmpty)
  }
}
