import Foundation
import Testing

@testable import TouchContent

/// The files that are served are made of the readable ones beside them.
///
/// With `RECORD_GOLDEN=1` in the environment they are written anew.
struct AssetTests {
  private static let folder = URL(fileURLWithPath: #filePath)
    .appending(path: "../../../../Sources/TouchContent/Assets").standardized

  /// What the script finds in a browser; any other name must be its own.
  private static let globals: Set<String> = [
    "Document", "FormData", "IntersectionObserver", "JSON", "Math", "MutationObserver", "Object", "Promise",
    "URLSearchParams", "addEventListener", "clearTimeout", "document", "fetch", "innerHeight", "localStorage",
    "location", "requestAnimationFrame", "setTimeout",
  ]

  @Test func theScriptThatIsServedIsTheReadableOneMadeSmall() throws {
    let small = try ScriptMinifier.minify(source("touch.js"), globals: Self.globals)
    try expect("touch.min.js", small, served: Assets.script)
  }

  @Test func theStyleSheetThatIsServedIsTheReadableOneMadeSmall() throws {
    try expect("touch.min.css", StyleMinifier.minify(source("touch.css")), served: Assets.styleSheet)
  }

  /// It costs tens of milliseconds at every insertion into a large page.
  @Test func noGuardEndsInAUniversalSubject() throws {
    let sheet = String(decoding: Assets.styleSheet, as: UTF8.self)
    let guarded = StyleRule.selectors(of: sheet).filter { $0.contains(":has(") }
    #expect(guarded.count > 8)
    for selector in guarded { #expect(!StyleRule.endsInUniversalSubject(selector), "\(selector)") }
  }

  @Test(arguments: [
    ("a:has(b) *", true), ("a:has(b) :not(.c)", true), ("a:has(b) :focus", true), ("a:has(b) :is(.c,*)", true),
    ("a:has(b)>:not(.c, d)", true), (".c:has(b)", false), ("a:has(b) :is(.c,d):focus", false),
    ("a:has(b) .c:hover", false),
    ("a:has(b) [c=\"d e\"]", false), (":root:has(b) :is(main > #c)", false), ("a:has(b) .c::before", false),
  ])
  func aSubjectIsUniversal(_ selector: String, _ isUniversal: Bool) {
    #expect(StyleRule.endsInUniversalSubject(selector) == isUniversal)
  }

  private func source(_ name: String) throws -> String {
    try String(contentsOf: Self.folder.appending(path: name), encoding: .utf8)
  }

  private func expect(_ name: String, _ small: String, served: [UInt8]) throws {
    if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1" {
      try small.write(to: Self.folder.appending(path: name), atomically: true, encoding: .utf8)
    } else {
      #expect(String(decoding: served, as: UTF8.self) == small, "RECORD_GOLDEN=1 makes \(name) of its source")
    }
  }
}
