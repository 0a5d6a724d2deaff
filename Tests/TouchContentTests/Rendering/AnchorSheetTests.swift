import Testing

@testable import TouchContent

struct AnchorSheetTests {
  @Test func aStepWithAnIdGetsSixRules() {
    let sheet = AnchorSheet([.step("first.new", "#new-campaign", blocking: false)])
    #expect(
      sheet.styleSheet == """
        :is(body,dialog):has(>.tt[data-tt-at~="first.new"]) :is(#new-campaign)\
        {anchor-name:--tt-target;scroll-margin-block:var(--tt-scroll,6rem)}
        :is(body,dialog):has(>.tt-lost[data-tt-at~="first.new"]) :is(#new-campaign):not(:focus-visible)\
        {outline:3px solid #b45309;outline-offset:3px}
        @supports not (position-area:block-end){:is(body,dialog):has(>.tt[data-tt-at~="first.new"]) \
        :is(#new-campaign):not(:focus-visible){outline:3px solid #b45309;outline-offset:3px}}
        :root:not(:has(:is(#new-campaign))) [data-tt-step="first.new"][open]\
        {--tt-inset:auto;--tt-margin:0;--tt-goto:none}
        :root:focus-within:has(:is(#new-campaign):focus-within) .tt:not(:focus-within) \
        [data-tt-step="first.new"]:not(.tt-plain){--tt-grey:0 0 0 9999px var(--tt-dim)}
        :root:has(:is(#new-campaign):target) [data-tt-step="first.new"][open],\
        :root:has(:target :is(#new-campaign)) [data-tt-step="first.new"][open]\
        {--tt-area:var(--tt-side);--tt-try:var(--tt-flip);--tt-inset:auto;--tt-margin:0}

        """)
  }

  @Test func stepsAtOneElementShareTheirRules() {
    let sheet = AnchorSheet([
      .step("a.b", "#p", blocking: false), .step("a.c", "#q", blocking: false), .step("d.e", "#p", blocking: true),
    ])
    let lines = sheet.styleSheet.split(separator: "\n")
    #expect(lines.count == 12)
    #expect(
      lines.first == """
        :is(body,dialog):has(>.tt:is([data-tt-at~="a.b"],[data-tt-at~="d.e"])) :is(#p)\
        {anchor-name:--tt-target;scroll-margin-block:var(--tt-scroll,6rem)}
        """)
  }

  @Test func aStepWithoutAnIdHasNoTargetRule() {
    let sheet = AnchorSheet([.step("a.b", ".new", blocking: false)]).styleSheet
    #expect(!sheet.contains(":target"))
    #expect(sheet.split(separator: "\n").count == 5)
  }

  @Test func aTooltipGetsThreeRules() {
    #expect(
      AnchorSheet([.tooltip("period", "#p")]).styleSheet == """
        :is(body,dialog):has(>.tt[data-tt-at~="period"]) :is(#p){anchor-name:--tt-h-period}
        .tt-hot-period,.tt-hot-period+.tt-tip{position-anchor:--tt-h-period}
        :root:not(:has(:is(#p))) .tt-hot-period{display:none}

        """)
  }

  @Test func aStepAndATooltipOnOneElementShareIt() {
    let sheet = AnchorSheet([
      .step("a.b", "#p", blocking: false), .tooltip("t", "#p"), .tooltip("u", "#q"),
    ]).styleSheet
    let shared = sheet.split(separator: "\n").filter { $0.contains("--tt-target,") }
    #expect(
      shared == [
        ":is(body,dialog):has(>.tt[data-tt-at~=\"t\"][data-tt-at~=\"a.b\"]) :is(#p){anchor-name:--tt-target,--tt-h-t}"
      ])
    #expect(sheet.hasSuffix("{anchor-name:--tt-target,--tt-h-t}\n"), "the last rule wins")
  }

  @Test func allStepsAtTheElementOfATooltipShareOneRuleWithIt() {
    let sheet = AnchorSheet([
      .step("a.b", "#p", blocking: false), .step("a.c", "#p", blocking: false), .tooltip("t", "#p"),
    ]).styleSheet
    #expect(
      sheet.split(separator: "\n").last == """
        :is(body,dialog):has(>.tt[data-tt-at~="t"]:is([data-tt-at~="a.b"],[data-tt-at~="a.c"])) :is(#p)\
        {anchor-name:--tt-target,--tt-h-t}
        """)
  }

  @Test func aQuestionShowsForItsAnswers() {
    let rule = AnchorRule.question(
      id: "tt-q-survey-nps-why", answers: [["[name=\"q.role\"][value=\"ads\"]", "[name=\"q.role\"][value=\"mail\"]"]])
    #expect(
      AnchorSheet([rule]).styleSheet == """
        @supports selector(:has(*)){.tt-survey:has(:is([name="q.role"][value="ads"],[name="q.role"][value="mail"]):checked) \
        #tt-q-survey-nps-why{display:block}}

        """)
  }

  @Test func onlyBlockingStepsKeepThePageInertWithoutScript() {
    let sheet = AnchorSheet([.step("a.b", "#p", blocking: true), .step("a.c", "#q", blocking: false)]).noScriptSheet
    #expect(sheet.contains("body:has(> .tt > .tt-modal[open]) > :not(.tt)"))
    #expect(
      sheet.hasSuffix(
        "\n:root:has([data-tt-step=\"a.b\"][open]) body :not(.tt,.tt *,:is(#p),:is(#p) *,:has(:is(#p)))"
          + "{interactivity:inert}\n"))
    #expect(!sheet.contains("a.c"))
  }

  /// It costs tens of milliseconds at every insertion into a large page.
  @Test func noGuardEndsInAUniversalSubject() throws {
    let rules: [AnchorRule] = [
      .step("a.b", "#p", blocking: true), .step("a.c", "main > .x:first-child", blocking: false), .tooltip("t", "#p"),
      .question(id: "tt-q-survey-nps-why", answers: [["[name=\"q.role\"][value=\"ads\"]"]]),
    ]
    let guarded = StyleRule.selectors(of: AnchorSheet(rules).styleSheet).filter { $0.contains(":has(") }
    #expect(guarded.count == 16)
    for selector in guarded { #expect(!StyleRule.endsInUniversalSubject(selector), "\(selector)") }
  }

  @Test(arguments: ["a\"]{}b", "a{color:red}", "</style>", "a\\", "a b", "1a", "日本", "a\nb", "a;b", "*/"])
  func anIdNeverLeavesItsPlace(id: String) {
    let sheet = AnchorSheet([
      .step(id, "#p", blocking: true), .tooltip(id, "#p"), .question(id: id, answers: [["[value=\"1\"]"]]),
    ])
    for text in [sheet.styleSheet, String(sheet.noScriptSheet.drop { $0 != "\n" })] {
      let plain = AnchorSheet([
        .step("x", "#p", blocking: true), .tooltip("x", "#p"), .question(id: "x", answers: [["[value=\"1\"]"]]),
      ])
      let wanted = text == sheet.styleSheet ? plain.styleSheet : String(plain.noScriptSheet.drop { $0 != "\n" })
      for mark in "{};<\"\n" {
        #expect(text.count { $0 == mark } == wanted.count { $0 == mark }, "\(mark) in \(text)")
      }
    }
  }
}
