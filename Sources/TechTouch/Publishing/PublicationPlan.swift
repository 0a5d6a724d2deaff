import Foundation

/// What of a catalogue the log does not have yet. A pure function of the two.
struct PublicationPlan {
  /// The documents to write, in order.
  private(set) var documents: [(name: String, text: String)] = []
  /// What of them users go through step by step.
  private(set) var stepped: [any SteppedContent] = []
  /// What the log has and the catalogue no longer has, in order.
  private(set) var withdrawn: [ContentRef] = []
  private(set) var superseded: [ContentRef] = []
  private(set) var problems: [PublicationError.Problem] = []

  init(_ catalog: Catalog, after log: PublicationLog) throws {
    for content in catalog.all { try add(content, after: log) }
    for (name, text) in [("product", try Self.text(catalog.product)), ("rules", try Self.text(catalog.rules.document))]
    where log.documents[name]?.text != text {
      documents.append((name, text))
    }
    // A catalogue that is older than what was published knows nothing of what has come since.
    guard superseded.isEmpty else { return }
    withdrawn = log.documents.values.filter { !$0.isWithdrawn }.compactMap(\.content)
      .filter { catalog.content($0) == nil }.sorted { ($0.kind, $0.id) < ($1.kind, $1.id) }
  }

  private mutating func add(_ content: Content, after log: PublicationLog) throws {
    let text = try content.text()
    let known = log.documents[content.ref.unversioned.description]
    guard known?.text != text || known?.isWithdrawn == true else { return }
    if let version = known?.content?.version, version > content.ref.version {
      superseded.append(content.ref)
    } else if known?.content == content.ref, known?.text != text {
      problems.append(.changed(content.ref))
    } else {
      documents.append((content.ref.description, text))
      if let content = content.stepped { stepped.append(content) }
      problems += known?.content.flatMap { log.editions[$0] }.map { issues(of: content, replacing: $0) } ?? []
    }
  }

  private func issues(of content: Content, replacing old: Content) -> [PublicationError.Problem] {
    guard case .survey(let survey) = content, case .survey(let old) = old else { return [] }
    return survey.issues(replacing: old).filter { $0.severity == .error }.map { .issue(survey.ref, $0) }
  }

  static func text(_ document: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(document), as: UTF8.self)
  }
}

extension PublicationPlan {
  /// The events of every document, each document's together, and then those of what is taken out.
  /// - Parameters:
  ///   - version: The version of the stream before them.
  ///   - bytes: How many bytes of text one event takes.
  func events(after version: Int, at now: Date, bytes: Int) -> [[Event]] {
    var version = version
    let published = documents.map { name, text in
      let parts = text.parts(of: bytes)
      return parts.enumerated().map { index, part in
        version += 1
        return Event(
          id: EventID("published/\(version)"), name: .published, subject: PublicationLog.subject, time: now,
          properties: [
            .document: .string(name), .text: .string(part), .part: .integer(index + 1), .parts: .integer(parts.count),
          ])
      }
    }
    return published
      + withdrawn.map { content in
        version += 1
        return [
          Event(
            id: EventID("published/\(version)"), name: .withdrawn, subject: PublicationLog.subject, time: now,
            properties: [.document: .string(content.description)])
        ]
      }
  }
}

extension String {
  /// The text in parts of at most so many bytes, none of which divides a character of Unicode.
  fileprivate func parts(of bytes: Int) -> [String] {
    var parts: [String] = []
    var part = ""
    var count = 0
    for scalar in unicodeScalars {
      let size = UTF8.width(scalar)
      if count + size > bytes {
        parts.append(part)
        (part, count) = ("", 0)
      }
      part.unicodeScalars.append(scalar)
      count += size
    }
    return parts + [part]
  }
}

extension Content {
  /// The document as JSON.
  fileprivate func text() throws -> String {
    switch self {
    case .guide(let guide): try PublicationPlan.text(guide)
    case .popup(let popup): try PublicationPlan.text(popup)
    case .tooltip(let tooltip): try PublicationPlan.text(tooltip)
    case .banner(let banner): try PublicationPlan.text(banner)
    case .message(let message): try PublicationPlan.text(message)
    case .checklist(let checklist): try PublicationPlan.text(checklist)
    case .programme(let programme): try PublicationPlan.text(programme)
    case .survey(let survey): try PublicationPlan.text(survey)
    case .scenario(let scenario): try PublicationPlan.text(scenario)
    case .resource(let resource): try PublicationPlan.text(resource)
    case .resourceList(let list): try PublicationPlan.text(list)
    }
  }
}
