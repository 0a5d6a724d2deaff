import Foundation

/// The files beside the tests.
enum Fixture {
  static func data(_ name: String) -> Data {
    let url = Bundle.module.bundleURL.appending(path: "Fixtures/\(name)")
    guard let data = try? Data(contentsOf: url) else { preconditionFailure("no fixture \(url.path)") }
    return data
  }

  static func decoded<Value: Decodable>(_ name: String, as type: Value.Type = Value.self) -> Value {
    do {
      return try JSONDecoder().decode(type, from: data(name))
    } catch {
      preconditionFailure("fixture \(name): \(error)")
    }
  }
}
