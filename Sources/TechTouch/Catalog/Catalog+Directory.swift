public import Foundation

extension Catalog {
  /// Loads every `.json` file below a directory, whatever folders it is divided into, except for JSON Schemas, whose names
  /// end in `.schema.json`.
  /// - Throws: `ContentError` with everything that is wrong in any file: the file, the line, the path in it, what was
  ///   found and what was wanted.
  public init(directory: URL) throws(ContentError) {
    var failures: [ContentError.Failure] = []
    var contents: [(file: String, content: Content)] = []
    var rules: [(file: String, document: RuleDocument)] = []
    var products: [(file: String, product: Product)] = []
    let files = try Self.files(in: directory)
    for (file, bytes) in files {
      do {
        switch try ContentDocument(bytes) {
        case .content(let content): contents.append((file, content))
        case .rules(let document): rules.append((file, document))
        case .product(let product): products.append((file, product))
        }
      } catch {
        failures.append(ContentError.Failure(file: file, issue: error))
      }
    }
    guard failures.isEmpty else { throw ContentError(failures) }
    guard let (_, product) = products.first, products.count == 1 else {
      throw ContentError(
        file: directory.path,
        [
          ContentIssue(
            "product.count", at: "",
            "wanted one document of the kind \"product\", found "
              + (products.isEmpty ? "none" : products.map(\.file).joined(separator: ", ")))
        ])
    }
    do {
      try self.init(product: product, contents: contents, rules: rules)
    } catch {
      throw ContentError(error.failures.located(in: files))
    }
    warnings = warnings.located(in: files)
  }

  /// The JSON files below a directory, by path.
  private static func files(in directory: URL) throws(ContentError) -> [(file: String, bytes: [UInt8])] {
    do {
      return try FileManager.default.subpathsOfDirectory(atPath: directory.path)
        .filter { $0.hasSuffix(".json") && !$0.hasSuffix(".schema.json") }
        .sorted()
        .map { (file: $0, bytes: Array(try Data(contentsOf: directory.appending(path: $0)))) }
    } catch {
      throw ContentError(
        file: directory.path,
        [ContentIssue("directory.unreadable", at: "", "cannot be read: \(error.localizedDescription)")])
    }
  }
}

extension [ContentError.Failure] {
  /// The same with the lines of what is wrong.
  fileprivate func located(in files: [(file: String, bytes: [UInt8])]) -> Self {
    let documents = Dictionary(files.map { ($0.file, $0.bytes) }) { first, _ in first }
    return map { failure in
      guard failure.issue.line == nil, let bytes = documents[failure.file] else { return failure }
      var located = failure
      located.issue.line = ContentDecoder().line(of: failure.issue.path, in: bytes)
      return located
    }
  }
}
