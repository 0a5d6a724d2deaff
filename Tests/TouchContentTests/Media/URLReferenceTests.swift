import Testing

@testable import TouchContent

struct URLReferenceTests {
  @Test(
    arguments: [
      "/", "/help", "/help?q=1&r=2#x", "/日本語", "#x", "https://example.com", "HTTPS://example.com/a?b#c",
      "https://例え.jp/", "mailto:a@example.com", "MAILTO:a@example.com?subject=x", "/a//b", "/%2f", "/~x/(y)",
    ]) func addressesOfTheseKindsAreTaken(text: String)
  {
    #expect(URLReference(text)?.text == text)
  }

  @Test(
    arguments: [
      "", " ", "help", "./help", "../help", "//example.com", "//\u{301}example.com", "/\\example.com",
      "\\\\example.com",
      "http://example.com", "https://", "https:///x", "https:/example.com", "https:example.com", "javascript:alert(1)",
      "JavaScript:alert(1)", " javascript:alert(1)", "java\tscript:alert(1)", "data:text/html,x", "vbscript:x",
      "file:///etc/passwd", "ftp://example.com", "mailto:", "mailto:example", "/a b", "/a\nb", "/a\u{0}", "/a\u{7F}",
      "https://example.com/ x", "\u{FEFF}https://example.com", "https\u{301}://example.com",
      "/" + String(repeating: "a", count: 2048),
    ]) func allOthersAreRefused(text: String)
  {
    #expect(URLReference(text) == nil)
  }

  @Test(arguments: [("/x", false), ("#x", false), ("https://x.example", true), ("mailto:a@x.example", true)])
  func whatLeavesTheProductIsKnown(text: URLReference, leaves: Bool) {
    #expect(text.leavesProduct == leaves)
  }
}
