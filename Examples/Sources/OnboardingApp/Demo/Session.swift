import Crypto
import Foundation
import TechTouch

/// The example's own sign-in: a cookie that names the user, signed with a key that is kept beside the data.
///
/// The library takes the acting user from here and never from a form.
struct Session: Sendable {
  private let key: SymmetricKey

  static let cookie = "hakobune_session"

  /// Reads the key from the data directory, or makes one there.
  init(directory: String) throws {
    let url = URL(fileURLWithPath: directory).appending(path: "session.key")
    if let data = try? Data(contentsOf: url), data.count == 32 {
      key = SymmetricKey(data: data)
      return
    }
    key = SymmetricKey(size: .bits256)
    let data = key.withUnsafeBytes { Data($0) }
    let created = FileManager.default.createFile(
      atPath: url.path, contents: data, attributes: [.posixPermissions: 0o600])
    guard created else { throw ConfigurationError(message: "the session key cannot be written to \(url.path)") }
  }

  /// The cookie's value for a user.
  func value(for user: UserID) -> String {
    let signature = HMAC<SHA256>.authenticationCode(for: Data(user.rawValue.utf8), using: key)
    return "\(user).\(signature.map { String(format: "%02x", $0) }.joined())"
  }

  /// The user whom a cookie names; nil when it was not signed here.
  func user(in value: String) -> UserID? {
    guard let dot = value.lastIndex(of: ".") else { return nil }
    let user = String(value[..<dot])
    let digits = Array(value[value.index(after: dot)...].utf8)
    let signature = stride(from: 0, to: digits.count - digits.count % 2, by: 2).compactMap { index in
      UInt8(String(decoding: digits[index..<index + 2], as: UTF8.self), radix: 16)
    }
    let isValid = HMAC<SHA256>.isValidAuthenticationCode(
      Data(signature), authenticating: Data(user.utf8), using: key)
    return isValid ? UserID(user) : nil
  }
}
