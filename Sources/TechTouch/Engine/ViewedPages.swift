import EventLog
import Synchronization

/// The pages that were viewed last, with the patterns of rules that they match: the same few pages are viewed again and
/// again, and to look one up costs less than to ask all patterns of it (`Benchmarks/compare touches`).
final class ViewedPages: Sendable {
  private let patterns: PagePatterns
  private let pages = Mutex(Generations<Path, [Int32]>(capacity: 512))

  /// A path by its bytes, as patterns see it.
  private struct Path: Hashable, Sendable {
    let text: String

    static func == (one: Path, other: Path) -> Bool { one.text.hasSameBytes(as: other.text) }

    func hash(into hasher: inout Hasher) {
      var text = text
      text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
  }

  init(_ patterns: PagePatterns) {
    self.patterns = patterns
  }

  /// The numbers of the patterns that match a path.
  func patterns(of path: String) -> [Int32] {
    let key = Path(text: path)
    if let known = pages.withLock({ $0.value(of: key) }) { return known }
    let matching = patterns.matching(path)
    pages.withLock { $0.set(key, to: matching) }
    return matching
  }
}
