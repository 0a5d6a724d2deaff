import EventLog
public import TouchContent

extension Checklist {
  /// The merge fields of every text, with the path of the text in the document.
  public var mergeFields: [(path: String, field: MergeField)] {
    texts.flatMap { path, text in
      text.all.flatMap(\.fields).map { (path, $0) }
    }
  }

  /// Every text, with its path in the document.
  var texts: [(path: String, text: LocalizedText)] {
    var texts = [("title", title)]
    for (path, level) in levels.located("levels") {
      texts.append(("\(path).title", level.title))
      for (path, section) in level.sections.located("\(path).sections") {
        texts.append(("\(path).title", section.title))
        for (path, item) in section.items.located("\(path).items") {
          texts.append(("\(path).statement", item.statement))
          for (path, resource) in item.resources.located("\(path).resources") {
            texts.append(("\(path).title", resource.title))
          }
        }
      }
    }
    return texts
  }

  /// Every item, with its path in the document.
  var locatedItems: [(path: String, level: Int, item: Item)] {
    levels.located("levels").enumerated().flatMap { number, level in
      level.element.sections.located("\(level.path).sections").flatMap { path, section in
        section.items.located("\(path).items").map { ($0.path, number, $0.element) }
      }
    }
  }
}

extension Array {
  /// The elements with their paths: `levels[0]`, `levels[1]` …
  func located(_ path: String) -> [(path: String, element: Element)] {
    enumerated().map { ("\(path)[\($0.offset)]", $0.element) }
  }
}
