import Foundation
import TriggerRules

/// Ours in workload `decide`: `DecideWorkload FOLDER COUNT…` measures with each number of rules, and what a decision is
/// made of with the first.
@main
struct DecideWorkload {
  static func main() throws {
    let folder = URL(filePath: CommandLine.arguments[1])
    let users = try DecideUsers(contentsOf: folder.appending(path: "users.json"))
    for (index, count) in CommandLine.arguments.dropFirst(2).enumerated() {
      let file = try DecideRules(contentsOf: folder.appending(path: "rules-\(count).json"))
      let matching = try Matching(file, users, in: "\(count) rules")
      matching.measureAll()
      guard index == 0 else { continue }
      matching.measureFirst()
      try WholeDecision(file, users, in: "\(count) rules, decide over the log", count: 50).measure()
    }
  }
}
