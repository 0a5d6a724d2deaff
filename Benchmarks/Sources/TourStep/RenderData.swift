public import Foundation

/// The seeded data of workload `render`: made by `workloads/render/generate.py`.
public struct RenderData: Decodable, Sendable {
  /// The Mustache templates by language.
  public var templates: [String: String]
  /// The contexts, Japanese and English in turn.
  public var contexts: [TourStep]
  /// What each context gives, with the five characters spelt `&amp; &lt; &gt; &quot; &#39;`.
  public var expected: [String]

  /// Reads the data.
  public init(contentsOf file: URL) throws {
    self = try JSONDecoder().decode(Self.self, from: Data(contentsOf: file))
  }

  /// The number of texts that differ from the expected ones.
  public func wrong(_ texts: [String]) -> Int {
    zip(texts, expected).count { $0 != $1 } + abs(texts.count - expected.count)
  }
}
