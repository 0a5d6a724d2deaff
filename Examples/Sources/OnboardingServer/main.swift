import Foundation
import OnboardingApp
import TechTouch

// A broken file or a locked data directory stops the start with one clear message instead of a stack trace.
do {
  let configuration = try Configuration(environment: ProcessInfo.processInfo.environment)
  let app = try OnboardingApp(configuration: configuration, catalog: OnboardingApp.catalog())
  try await app.publish()
  let data = URL(fileURLWithPath: configuration.dataDirectory).path
  try await app.application(port: configuration.port) { channel in
    let port = channel.localAddress?.port ?? configuration.port
    print("ハコブネMA: http://127.0.0.1:\(port)  (data in \(data))")
    fflush(nil)
  }.runService()
} catch {
  FileHandle.standardError.write(Data("\(error)\n".utf8))
  exit(1)
}
