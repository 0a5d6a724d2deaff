import Testing

struct MinifierTests {
  @Test(arguments: [
    ("a { color: red; }\n\nb > c , d { e: f }", "a{color:red}b>c,d{e:f}\n"),
    ("a /* { } */ b { }", "a b{}\n"),
    (".p :is(a, b)::before { content: \"/* } */ ;  x\" }", ".p :is(a,b):before{content:\"/* } */ ;  x\"}\n"),
    ("a { width: calc(1px + 2px); margin: 0 auto !important; }", "a{width:calc(1px + 2px);margin:0 auto!important}\n"),
    ("@media (min-width: 1px) and (x) { a { b: c } }", "@media(min-width:1px) and (x){a{b:c}}\n"),
    ("a + b ~ c [d='e  f'] { g: \"\\\"}\" }", "a + b~c [d='e  f']{g:\"\\\"}\"}\n"),
  ])
  func aStyleSheet(_ source: String, _ small: String) {
    #expect(StyleMinifier.minify(source) == small)
  }

  @Test(arguments: [
    ("const a1 = 1 // x\nconst b1 = a1\nfetch(b1)", "let e=1,t=e\nfetch(t)\n"),
    (
      "const long = { fetch: 1, long: 2 }\nfetch(long.long, '// no  comment')",
      "let e={fetch:1,long:2}\nfetch(e.long,'// no  comment')\n"
    ),
    ("const sum = (left, right) => left + +right\nfetch(sum(1, 2))", "let n=(e,t)=>e+ +t\nfetch(n(1,2))\n"),
    ("if (fetch) {\n  fetch()\n}\nelse fetch(true)\n;(fetch)()", "if(fetch){fetch()}else fetch(!0);(fetch)()\n"),
    ("let one, two = 2\nfor (const x of two) one = x\nfetch(one)", "let e,t=2\nfor(let n of t)e=n\nfetch(e)\n"),
  ])
  func aScript(_ source: String, _ small: String) throws {
    #expect(try ScriptMinifier.minify(source, globals: ["fetch"]) == small)
  }

  @Test func aNameThatNobodyDeclaresIsRefused() {
    #expect(throws: ScriptMinifier.Failure.unknownName("fetsh")) {
      try ScriptMinifier.minify("fetch(1)\nfetsh(2)", globals: ["fetch"])
    }
  }
}
