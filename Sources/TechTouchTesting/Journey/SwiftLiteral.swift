import Foundation
import TechTouch

// Values as they are written in Swift.

extension String {
  var literal: String {
    let escaped = replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
      .replacing("\r", with: "\\r").replacing("\t", with: "\\t").replacing("\0", with: "\\0")
    return "\"\(escaped)\""
  }
}

extension Value {
  var literal: String {
    switch self {
    case .string(let text): text.literal
    case .integer(let number): String(number)
    case .decimal(let number): ".decimal(\(number))"
    case .boolean(let flag): String(flag)
    case .date(let date): ".date(Timestamp.date(microseconds: \(Timestamp.microseconds(of: date))))"
    case .strings(let list): ".strings([\(list.map(\.literal).joined(separator: ", "))])"
    }
  }
}

extension [PropertyName: Value] {
  var literal: String {
    let members = sorted { $0.key < $1.key }.map { "\($0.key.rawValue.literal): \($0.value.literal)" }
    return members.isEmpty ? "[:]" : "[\(members.joined(separator: ", "))]"
  }
}

extension User {
  /// The user as Swift writes them.
  var literal: String {
    var parts = [(isAnonymous ? "" : "id: ") + id.rawValue.literal]
    if let account { parts.append("\(isAnonymous ? "of" : "account"): \(account.rawValue.literal)") }
    if !attributes.isEmpty { parts.append("attributes: \(attributes.literal)") }
    if !accountAttributes.isEmpty { parts.append("accountAttributes: \(accountAttributes.literal)") }
    if !languages.isEmpty { parts.append("languages: [\(languages.map(\.rawValue.literal).joined(separator: ", "))]") }
    if let timeZone { parts.append("timeZone: \(timeZone.literal)") }
    if !roles.isEmpty { parts.append("roles: [\(roles.sorted().map(\.literal).joined(separator: ", "))]") }
    if let device { parts.append("device: \(device.literal)") }
    return "User\(isAnonymous ? ".anonymous" : "")(\(parts.joined(separator: ", ")))"
  }
}

/// A span of time as the arguments of `advance`.
struct SpanLiteral {
  let text: String

  init(microseconds: Int64) {
    let seconds = microseconds / 1_000_000
    var parts: [String] = []
    for (name, count) in [
      ("days", seconds / 86_400), ("hours", seconds % 86_400 / 3_600), ("minutes", seconds % 3_600 / 60),
    ] where count > 0 {
      parts.append("\(name): \(count)")
    }
    let rest = Double(microseconds % 60_000_000) / 1_000_000
    if rest > 0 { parts.append("seconds: \(rest == rest.rounded() ? String(Int(rest)) : String(rest))") }
    text = parts.isEmpty ? "days: 0" : parts.joined(separator: ", ")
  }
}
