import Foundation

/// How one event stands in the body of a frame, without its subject.
extension ByteWriter {
  mutating func append(event: Event) {
    append(text: event.id.rawValue)
    append(text: event.name.rawValue)
    append64(Timestamp.microseconds(of: event.time))
    append(event.content == nil ? 0 : 1)
    if let content = event.content {
      append(text: content.kind.rawValue)
      append(text: content.id.rawValue)
      appendCount(content.version)
    }
    append(optional: event.item?.rawValue)
    appendCount(event.properties.count)
    // In the order of their names, so that equal events have equal bytes.
    for (name, value) in event.properties.sorted(by: { $0.key < $1.key }) {
      append(text: name.rawValue)
      append(value: value)
    }
  }

  private mutating func append(value: Value) {
    switch value {
    case .string(let text):
      append(1)
      append(text: text)
    case .integer(let number):
      append(2)
      append64(Int64(number))
    case .decimal(let number):
      append(3)
      append64(number.bitPattern)
    case .boolean(let flag):
      append(flag ? 5 : 4)
    case .date(let date):
      append(6)
      append64(Timestamp.microseconds(of: date))
    case .strings(let list):
      append(7)
      appendCount(list.count)
      for text in list { append(text: text) }
    }
  }
}

extension ByteReader {
  mutating func event(of subject: Subject) -> Event? {
    guard let id = text(), let name = text(), let time = signed64(), let content = optionalContent(),
      let item = optionalText(), let count = count(), count <= remaining
    else { return nil }
    var properties: [PropertyName: Value] = [:]
    for _ in 0..<count {
      guard let name = text(), let value = value(), properties.updateValue(value, forKey: PropertyName(name)) == nil
      else { return nil }
    }
    return Event(
      id: EventID(id), name: EventName(name), subject: subject, time: Timestamp.date(microseconds: time),
      content: content, item: item.map(ItemID.init), properties: properties)
  }

  private mutating func optionalContent() -> ContentRef?? {
    switch byte() {
    case 0: return .some(nil)
    case 1:
      guard let kind = text(), let id = text(), let version = count() else { return nil }
      return ContentRef(ContentKind(kind), ContentID(id), version: version)
    default: return nil
    }
  }

  private mutating func value() -> Value? {
    switch byte() {
    case 1: text().map(Value.string)
    case 2: signed64().map { .integer(Int($0)) }
    case 3: number64().map { .decimal(Double(bitPattern: $0)) }
    case 4: .boolean(false)
    case 5: .boolean(true)
    case 6: signed64().map { .date(Timestamp.date(microseconds: $0)) }
    case 7: texts().map(Value.strings)
    default: nil
    }
  }

  private mutating func texts() -> [String]? {
    guard let count = count(), count <= remaining else { return nil }
    var list: [String] = []
    for _ in 0..<count {
      guard let text = text() else { return nil }
      list.append(text)
    }
    return list
  }
}
