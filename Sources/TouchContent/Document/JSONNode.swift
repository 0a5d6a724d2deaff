/// One value of a JSON document with the line it begins on.
struct JSONNode {
  var value: Value
  var line: Int

  enum Value {
    case null
    case boolean(Bool)
    case number(String)
    case string(String)
    case array([JSONNode])
    case object([Member])
  }

  struct Member {
    var key: String
    var line: Int
    var node: JSONNode
  }

  /// What the value is, as messages say it.
  var kind: String {
    switch value {
    case .null: "null"
    case .boolean(let flag): "\(flag)"
    case .number(let text): "the number \(text)"
    case .string(let text): "the text \"\(Self.shortened(text))\""
    case .array: "a list"
    case .object: "an object"
    }
  }

  static func shortened(_ text: String) -> String {
    text.count > 60 ? text.prefix(57) + "…" : text
  }
}
