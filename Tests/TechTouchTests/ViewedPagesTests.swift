import EventLog
import Testing

@testable import TechTouch

struct ViewedPagesTests {
  private let patterns = PagePatterns(["/", "/campaigns/**", "/forms/*", "/caf\u{e9}"])

  @Test func matchesAPageAsOftenAsItIsViewedAsThePatternsDo() {
    let pages = ViewedPages(patterns)
    let paths = ["/", "/campaigns", "/forms/1", "/campaigns/1/edit", "/mails"] + (0..<1_000).map { "/forms/\($0)" }
    for _ in 0..<2 {
      for path in paths { #expect(pages.patterns(of: path) == patterns.matching(path), "\(path)") }
    }
  }

  /// Paths are bytes: the same letter in another normalisation form is another page.
  @Test func takesNoPageForOneThatOnlyReadsTheSame() {
    let pages = ViewedPages(patterns)
    #expect(pages.patterns(of: "/caf\u{e9}") == [3])
    #expect(pages.patterns(of: "/cafe\u{301}").isEmpty)
  }
}
