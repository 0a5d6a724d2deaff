/// The text of a page without its markup.
struct PageText {
  let text: String

  init(_ html: String) {
    var bytes: [UInt8] = []
    var isTag = false
    for byte in html.utf8 {
      if byte == UInt8(ascii: "<") {
        isTag = true
        if bytes.last != 0x20, !bytes.isEmpty { bytes.append(0x20) }
      } else if byte == UInt8(ascii: ">") {
        isTag = false
      } else if !isTag {
        let byte = byte == 0x0A ? 0x20 : byte
        if byte != 0x20 || (bytes.last != 0x20 && !bytes.isEmpty) { bytes.append(byte) }
      }
    }
    if bytes.last == 0x20 { bytes.removeLast() }
    text = String(decoding: bytes, as: UTF8.self).replacing("&lt;", with: "<").replacing("&gt;", with: ">")
      .replacing("&quot;", with: "\"").replacing("&#39;", with: "'").replacing("&amp;", with: "&")
  }
}
