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
      "/a\u{85}", "/a\u{9F}b", "/a\u{A0}b", "/a\u{3000}b", "/a\u{2028}b", "/a\u{202E}gnp.exe", "/a\u{200B}b",
      "https://example.com\u{3000}x", "\u{A0}javascript:alert(1)", "javascript\u{200D}:alert(1)",
      "&#106;avascript:alert(1)", "jav&#x0A;ascript:alert(1)", "blob:https://example.com/x", "about:blank",
      "view-source:https://example.com", "intent://x#Intent;end", "ws://example.com",
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
