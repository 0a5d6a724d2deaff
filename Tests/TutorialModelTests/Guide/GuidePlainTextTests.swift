import EventLog
import Testing
import TouchContent

@testable import TutorialModel

struct GuidePlainTextTests {
  @Test func aTourCanBeReadAsText() {
    #expect(
      Guide.small.plainText(language: .japanese) == """
        小さなツアー

        1. [a] 一  (/a #a)
        一つ目
          button → [b]

        2. [b] 二  (/b #b)
        二つ目
          button → [c]
          最後へ → [d]

        3. [c] 三  (/c)
        三つ目
          event campaign.created → [d]

        4. [d] 四  (/d #d)
        四つ目
          click → ■

        """)
  }
}
