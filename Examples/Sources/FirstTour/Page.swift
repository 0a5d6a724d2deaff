import HTTPTypes
import Hummingbird
import TechTouch

/// The page that the host had before: two elements that a tour can point at.
let projects = HTML { html in
  html.markup("<main><h1>プロジェクト</h1><p><a id=\"new-project\" href=\"/projects\">新規作成</a></p>")
  html.markup("<ul id=\"projects\"><li>展示会フォロー</li><li>春の紹介キャンペーン</li></ul></main>")
}

/// The host's page with the pieces of the library in their places.
func page(head: HTML, body: HTML...) -> Response {
  let html = HTML { html in
    html.markup("<!doctype html><html lang=\"ja\"><head><meta charset=\"utf-8\"><title>プロジェクト</title>")
    html.append(head)
    html.markup("</head><body>")
    for part in body { html.append(part) }
    html.markup("</body></html>")
  }
  return Response(
    status: .ok, headers: [.contentType: "text/html; charset=utf-8"],
    body: .init(byteBuffer: ByteBuffer(bytes: html.bytes)))
}

/// The library's answer in the framework's words.
func response(_ answer: TouchAnswer) -> Response {
  var headers: HTTPFields = [:]
  for header in answer.headers {
    if let name = HTTPField.Name(header.name) { headers[name] = header.value }
  }
  return Response(
    status: .init(code: answer.status), headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: answer.body.bytes)))
}

/// A file of the library, kept by browsers for ever.
func response(_ asset: PageAsset) -> Response {
  Response(
    status: .ok, headers: [.contentType: asset.contentType, .cacheControl: PageAsset.cacheControl],
    body: .init(byteBuffer: ByteBuffer(bytes: asset.bytes)))
}
