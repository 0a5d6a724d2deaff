import Testing

@testable import TouchContent

struct AnchorTests {
  @Test(
    arguments: [
      "#new-campaign", ".btn", "main > ul li:nth-child(2n+1)", "[data-id=\"x\"]", "[data-id='x y']", "a,b", "a + b ~ c",
      "[href$=\".pdf\"]", "[lang|=ja]", "[title*=\"日本語\"]", "button:not([disabled])", "[data-x=\"a]b\"]", "*",
      "a::before",
      "[data-x=\"(\"]", "#a:is(.b, .c)",
    ]) func selectorsOfASafeKindAreTaken(text: String)
  {
    #expect(Anchor(text)?.selector == text)
  }

  @Test(
    arguments: [
      "", "a{}", "a}b", "a;b", "</style>", "a<b", "a/*b*/", "a\\b", "@import", "a\nb", "a\u{0}b", "(a", "a)", "[a",
      "a]", "[a)", "(a]", "[x=\"a]", "[x='a\"]", "a:has(b)", "a:HAS(b)", ":is(:has(a))", "日本", "a\u{301}", "a!b", "a%b",
      "[x=\"}\"]", "[x=\"\\\"]", "a&b", "#" + String(repeating: "a", count: 512),
    ]) func allOthersAreRefused(text: String)
  {
    #expect(Anchor(text) == nil)
  }

  @Test(
    arguments: [
      ("#new-campaign", "new-campaign"), ("#a_1", "a_1"), ("#a.b", nil), ("#a b", nil), ("#", nil), (".a", nil),
      ("#a:hover", nil), ("#a,#b", nil),
    ] as [(Anchor, String?)]) func onlyAPlainIdIsATargetForLinks(anchor: Anchor, fragment: String?)
  {
    #expect(anchor.fragment == fragment)
  }
}
