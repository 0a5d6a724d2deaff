import EventLog
public import TouchContent

extension Guide {
  /// The whole tour as text, for review: each step with its place, its words and what makes it go on.
  public func plainText(values: MergeValues = [:], language: LanguagePreference) -> String {
    let blocks = steps.enumerated().map { index, step in
      let place = [step.page == .everywhere ? nil : step.page.source, step.anchor?.selector].compactMap(\.self)
      let heading = "\(index + 1). [\(step.id)] \(step.title.resolve(for: language).text.plain(values))"
      return [
        heading + (place.isEmpty ? "" : "  (\(place.joined(separator: " ")))"),
        step.body.resolve(for: language).text.plain(values), ways(on: step, values, language).joined(separator: "\n"),
      ].joined(separator: "\n")
    }
    return ([title.resolve(for: language).text.plain(values)] + blocks).joined(separator: "\n\n") + "\n"
  }

  private func ways(on step: Step, _ values: MergeValues, _ language: LanguagePreference) -> [String] {
    func target(_ id: ItemID?) -> String { id.map { "[\($0)]" } ?? "■" }
    let buttons = step.links.compactMap { link in
      link.label.map { "  \($0.resolve(for: language).text.plain(values)) → \(target(link.to))" }
    }
    let cause: String? =
      switch step.advance {
      case .button, .click: step.hasNext ? step.advance.cause : nil
      case .visit(let page): "visit \(page)"
      case .event(let name): "event \(name)"
      }
    let ways = cause.map { cause in
      self.ways(from: step).map { way in
        "  \(cause)\(way.when.map { ", when \($0)" } ?? "") → \(target(way.to))"
      }
    }
    return (ways ?? []) + buttons
  }
}
