import TechTouch
import Testing

struct SubmissionTests {
  private static let good = "content=guide/tour@1&item=list&nonce=f-1&action=next&return=/campaigns%3Fx%3D1"

  @Test func readsAFormPost() throws {
    let submission = try Submission(form: Array(Self.good.utf8))
    #expect(submission.content == "guide/tour@1")
    #expect(submission.item == "list")
    #expect(submission.nonce == "f-1")
    #expect(submission.action == "next")
    #expect(submission.page.path == "/campaigns?x=1")
  }

  @Test(arguments: [
    ("", "the form has no field \"content\""),
    ("content=guide/tour@1&action=next", "the form has no field \"nonce\""),
    ("content=guide/tour@1&nonce=&action=next", "the form has no field \"nonce\""),
    ("content=guide/tour@1&nonce=f-1", "the form has no field \"action\""),
    (
      "content=guide/tour&nonce=f-1&action=next",
      "the field \"content\" must be such as \"guide/first-steps@1\", and this one is not"
    ),
    ("content=a/b@1&content=a/b@1&nonce=n&action=next", "the field \"content\" occurs 2 times"),
    ("content=%ff%fe&nonce=n&action=next", "the form is not UTF-8"),
    ("content=%g1&nonce=n&action=next", "the form has a \"%\" that two hexadecimal digits do not follow"),
    ("content=a/b@1&nonce=n&action=next&x=%4", "the form has a \"%\" that two hexadecimal digits do not follow"),
  ])
  func refusesWhatCannotBeRead(body: String, message: String) {
    #expect(throws: Refusal(.malformed, message)) { try Submission(form: Array(body.utf8)) }
  }

  @Test(arguments: [
    "//evil.example", "https://evil.example", "/../secret", "/a/%2e%2e/b", "/a\\b", "/a%5cb", "/%2f/evil.example", "",
    "/a\r\nSet-Cookie: x", "relative", "/" + String(repeating: "a", count: 2_048),
  ])
  func refusesAPageThatLeadsElsewhere(path: String) {
    #expect(throws: Refusal.self) { try Page(path) }
  }

  @Test func refusesABodyThatIsTooLarge() {
    let body = [UInt8](repeating: UInt8(ascii: "a"), count: FormFields.maximumBytes + 1)
    #expect(throws: Refusal(.tooLarge, "a form may have 65536 bytes, and this one has 65537")) { try FormFields(body) }
  }

  @Test(
    arguments: [
      ("same-origin", nil, nil, true), ("none", nil, nil, true), ("cross-site", nil, nil, false),
      ("same-site", nil, nil, false), (nil, "https://app.example", "app.example", true),
      (nil, "http://127.0.0.1:8080", "127.0.0.1:8080", true), (nil, "https://evil.example", "app.example", false),
      (nil, "null", "app.example", false), (nil, "https://app.example", nil, false), (nil, nil, "app.example", true),
    ] as [(String?, String?, String?, Bool)])
  func takesPostsOfTheProductsOwnPagesOnly(site: String?, origin: String?, host: String?, isTaken: Bool) {
    let request = RequestOrigin(fetchSite: site, origin: origin, host: host)
    if isTaken {
      #expect(throws: Never.self) { try request.check() }
    } else {
      #expect(throws: Refusal(.crossSite, "the form came from another site")) { try request.check() }
    }
  }

  /// Every combination of what the three headers may say; a post is taken in these and in no other.
  @Test func noCombinationOfHeadersLetsAnotherSiteIn() {
    let sites = [nil, "same-origin", "none", "same-site", "cross-site", "", "Same-Origin", "same-origin, cross-site"]
    let origins = [
      nil, "https://app.example", "https://APP.example", "https://evil.example", "null", "",
      "https://app.example.evil.example", "https://app.example:444", "app.example",
    ]
    var taken = 0
    for site in sites {
      for origin in origins {
        for host in [nil, "app.example"] {
          let isOwn = origin == nil || (host != nil && ["https://app.example", "https://APP.example"].contains(origin))
          let wanted = site == "same-origin" || site == "none" || (site == nil && isOwn)
          let isTaken = (try? RequestOrigin(fetchSite: site, origin: origin, host: host).check()) != nil
          #expect(isTaken == wanted, "\(site ?? "-"), \(origin ?? "-"), \(host ?? "-")")
          taken += isTaken ? 1 : 0
        }
      }
    }
    #expect(taken == 40)
  }
}
