/// The `done` member of an item in JSON: one key, a list of keys that all must hold, or `"verified"` for none.
struct KeyList: Codable {
  var keys: [Checklist.Key]

  init(keys: [Checklist.Key]) {
    self.keys = keys
  }

  init(from decoder: any Decoder) throws {
    if let word = try? decoder.singleValueContainer().decode(String.self), word == "verified" {
      keys = []
    } else if var list = try? decoder.unkeyedContainer() {
      keys = []
      while !list.isAtEnd { keys.append(try list.decode(Checklist.Key.self)) }
    } else {
      keys = [try Checklist.Key(from: decoder)]
    }
  }

  func encode(to encoder: any Encoder) throws {
    if keys.isEmpty {
      var container = encoder.singleValueContainer()
      try container.encode("verified")
    } else if let only = keys.first, keys.count == 1 {
      try only.encode(to: encoder)
    } else {
      var list = encoder.unkeyedContainer()
      for key in keys { try list.encode(key) }
    }
  }
}
