/// Several patterns of which every page is asked at once.
///
/// Those of one page each are found together, at the cost of one (`Benchmarks/compare touches`).
package struct PagePatterns: Sendable {
  /// The numbers of the patterns of each page.
  private var pages: [[UInt8]: [Int32]] = [:]
  private var others: [(pattern: PagePattern, number: Int32)] = []

  /// - Parameter patterns: They are numbered in their order.
  package init(_ patterns: [PagePattern]) {
    for (number, pattern) in patterns.enumerated() {
      if let page = pattern.onePage {
        pages[page, default: []].append(Int32(number))
      } else {
        others.append((pattern, Int32(number)))
      }
    }
  }

  /// The numbers of the patterns that match a path, in the same order for every path.
  package func matching(_ path: String) -> [Int32] {
    var numbers = pages.isEmpty ? [] : pages[path.pagePath] ?? []
    for index in others.indices where others[index].pattern.matches(path) { numbers.append(others[index].number) }
    return numbers
  }
}
