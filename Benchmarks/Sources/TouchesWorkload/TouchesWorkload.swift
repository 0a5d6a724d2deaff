import Foundation
import Measuring
import TechTouch

/// Workload `touches`: each page view is one call of `touches(for:on:at:)`, timed by itself.
@main
struct TouchesWorkload {
  static func main() async throws {
    let example = try Catalog(directory: URL(filePath: CommandLine.arguments[1]))
    try await measure("example", example)
    try await measure("200 rules", try SyntheticCatalog(rules: 200).catalog())
  }

  private static func measure(_ name: String, _ catalog: Catalog) async throws {
    var log = PageViews()
    for number in 0..<4 {
      let company = Company(number: number, catalog: catalog)
      try await company.view(into: &log)
    }
    for (pages, times) in log.groups {
      for (percentile, share) in [("p50", 0.5), ("p99", 0.99)] {
        print(name, "\(pages), \(percentile)", times.percentile(share), log.wrong, separator: "\t")
      }
    }
  }
}

/// The CPU times of page views in microseconds.
struct PageViews {
  /// The first pages of users, for which their histories are read.
  var first: [Double] = []
  var unchanged: [Double] = []
  var granting: [Double] = []
  var wrong = 0

  var groups: [(String, [Double])] {
    [
      ("pages with nothing new", unchanged), ("pages that grant", granting), ("first pages", first),
      ("all pages", unchanged + granting + first),
    ]
  }
}

extension [Double] {
  func percentile(_ share: Double) -> Double {
    let sorted = sorted()
    return sorted.isEmpty ? 0 : sorted[Swift.min(sorted.count - 1, Int(Double(sorted.count) * share))]
  }
}
