import Foundation
import Testing
import TouchContent

struct MediaTests {
  private static let wanted = "wanted \"alt\", which says what it shows to who cannot see it, or \"decorative\": true"

  private func read(_ json: String) throws -> Media {
    try ContentDecoder().decode(Media.self, from: Array(json.utf8))
  }

  @Test func aPictureIsToldOrSaidToDecorate() throws {
    #expect(try read(#"{"source": "/a.png", "alt": "完成図"}"#) == Media(source: "/a.png", alt: "完成図"))
    #expect(try read(#"{"source": "/a.png", "decorative": true}"#) == Media(decorative: "/a.png"))
    let refused = #expect(throws: ContentIssue.self) { try read(#"{"source": "/a.png"}"#) }
    #expect(refused?.message == Self.wanted + ", found none")
    #expect(refused?.code == "document.missing")
  }

  @Test(
    arguments: [
      Media(source: "/a.png", alt: "図"), Media(decorative: "/a.png", position: .end),
      Media(.video, source: "/v.mp4", alt: ["ja": "操作", "en": "How"], position: .topEnd),
    ]) func theDocumentReadsBackEqual(media: Media) throws
  {
    let data = try JSONEncoder().encode(media)
    #expect(try ContentDecoder().decode(Media.self, from: Array(data)) == media)
    #expect(media.issues(at: "media") == [])
  }

  @Test(
    arguments: [
      (#"{"source": "/a.png", "alt": ""}"#, "at media.alt: " + wanted + ", found an empty text"),
      (#"{"source": "/a.png", "alt": " \u3000\u200b"}"#, "at media.alt: " + wanted + ", found an empty text"),
      (#"{"source": "/a.png", "alt": {"ja": "", "en": ""}}"#, "at media.alt: " + wanted + ", found an empty text"),
      (
        #"{"source": "/a.png", "alt": "", "decorative": false}"#,
        "at media.alt: " + wanted + ", found an empty text"
      ),
      (#"{"source": "/a.png", "alt": "図", "decorative": true}"#, "at media.decorative: " + wanted + ", found both"),
      (
        #"{"kind": "video", "source": "/v.mp4", "decorative": true}"#,
        "at media.decorative: a video is more than decoration; wanted \"alt\""
      ),
    ]) func aPictureWithoutAlternativeTextIsAnError(json: String, message: String) throws
  {
    #expect(try read(json).issues(at: "media").map(\.description) == [message])
  }
}
