import EventLog
import Testing

struct PagePatternTests {
  @Test(arguments: [
    ("/**", "/", true), ("/**", "/campaigns/new", true), ("/", "/", true), ("/", "/campaigns", false),
    ("/campaigns", "/campaigns", true), ("/campaigns", "/campaigns/", true), ("/campaigns", "/campaigns/new", false),
    ("/campaigns", "/campaigns?page=2#top", true), ("/campaigns/*", "/campaigns/new", true),
    ("/campaigns/*", "/campaigns", false), ("/campaigns/*", "/campaigns/1/edit", false),
    ("/campaigns/**", "/campaigns", true), ("/campaigns/**", "/campaigns/1/edit", true),
    ("/campaigns/**", "/campaigns-archive", false), ("/*/edit", "/forms/edit", true),
    ("/**/edit", "/a/b/c/edit", true), ("/**/edit", "/edit", true), ("/**/edit", "/a/edit/b", false),
    ("/**/a/**/b", "/a/b/a/x/b", true), ("/re*rts", "/reports", true), ("/r*p*s", "/reports", true),
    ("/r*x", "/reports", false), ("/レポート/*", "/レポート/月次", true), ("/Reports", "/reports", false),
  ])
  func matches(pattern: String, path: String, expected: Bool) throws {
    #expect(try #require(PagePattern(pattern)).matches(path) == expected)
  }

  /// A pattern of one page, and that of the page and all below it, against every short path of few letters, as its
  /// segments say.
  @Test func aPatternOfOnePageIsThePathOfTheSameSegments() throws {
    func segments(_ path: String) -> [Substring] {
      path.prefix { $0 != "?" && $0 != "#" }.split(separator: "/")
    }
    var paths = [""]
    for length in 1...5 {
      paths += paths.filter { $0.count == length - 1 }.flatMap { path in "/ab?#".map { path + String($0) } }
    }
    for source in ["/", "/a", "/ab", "/a/b", "/a//b/", "//", "/a/b/a"] {
      let (pattern, below) = (try #require(PagePattern(source)), try #require(PagePattern(source + "/**")))
      for path in paths {
        #expect(pattern.matches(path) == (segments(path) == segments(source)), "\(source) and \(path)")
        #expect(below.matches(path) == segments(path).starts(with: segments(source)), "\(source)/** and \(path)")
      }
    }
  }

  @Test(arguments: [("/**", true), ("/a/*b*", true), ("", false), ("a", false), ("/a**", false), ("/a?b", false)])
  func isMadeOfWhatCanMatch(pattern: String, isValid: Bool) {
    #expect((PagePattern(pattern) != nil) == isValid)
  }

  @Test(.timeLimit(.minutes(1))) func costsNoMoreThanTheProductOfTheLengths() throws {
    let pattern = try #require(PagePattern("/" + String(repeating: "a*", count: 200) + "b"))
    #expect(!pattern.matches("/" + String(repeating: "a", count: 20_000)))
    let deep = try #require(PagePattern(String(repeating: "/**/a", count: 100) + "/b"))
    #expect(!deep.matches(String(repeating: "/a", count: 5_000)))
  }
}
