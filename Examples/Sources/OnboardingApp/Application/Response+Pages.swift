import HTTPTypes
import Hummingbird
import NIOCore
import TechTouch

extension Response {
  /// A page.
  static func page(_ html: HTML, status: HTTPResponse.Status = .ok) -> Response {
    Response(
      status: status, headers: [.contentType: "text/html; charset=utf-8"],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: html.bytes)))
  }

  /// A short plain answer.
  static func text(_ text: String, status: HTTPResponse.Status = .ok) -> Response {
    Response(
      status: status, headers: [.contentType: "text/plain; charset=utf-8"],
      body: ResponseBody(byteBuffer: ByteBuffer(string: text + "\n")))
  }

  /// A file that the page links to.
  static func file(_ bytes: [UInt8], contentType: String, cacheControl: String) -> Response {
    Response(
      status: .ok, headers: [.contentType: contentType, .cacheControl: cacheControl],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }

  /// After a form: go and get that page.
  static func seeOther(_ location: String) -> Response {
    Response(status: .seeOther, headers: [.location: location])
  }
}

extension Request {
  /// The fields of the form in the body; bodies above the library's limit are refused.
  func form() async throws -> FormFields {
    do {
      return try FormFields(try await body.collect(upTo: FormFields.maximumBytes).readableBytesView)
    } catch is NIOTooManyBytesError {
      throw Refusal(.tooLarge, "a form may have \(FormFields.maximumBytes) bytes, and this one has more")
    }
  }

  /// Refuses a post that another site caused.
  func checkOrigin() throws {
    try RequestOrigin(
      fetchSite: HTTPField.Name("Sec-Fetch-Site").flatMap { headers[$0] }, origin: headers[.origin],
      host: head.authority
    ).check()
  }
}
