import EventLog
import TouchContent

/// The items, as methods of the page and not as values of their own: copying the page for each of them would take
/// longer than writing them, as `Benchmarks/compare render` shows.
extension ChecklistPage {
  func write(_ item: ItemProgress, _ parts: inout Parts, to writer: inout HTMLWriter) {
    writer.markup("<li class=\"tt-item")
    switch item.state {
    case .waiting, .early: writer.markup(" tt-wait")
    case .done: writer.markup(" tt-done")
    case .blocked: writer.markup(" tt-off")
    case .open, .disputed: break
    }
    writer.markup("\"><span class=\"tt-tick\"></span><div class=\"tt-lab\"><span class=\"tt-sr\">")
    writeState(of: item, &parts, to: &writer)
    writer.markup("</span>")
    let label = writeStatement(of: item, to: &writer)
    let remarks = remarks(on: item)
    if !remarks.isEmpty {
      writer.markup("<p class=\"tt-meta\">")
      writer.remarks(remarks, in: context)
      writer.markup("</p>")
    }
    if item.state != .blocked { writeResources(of: item.item, to: &writer) }
    writer.markup("</div>")
    writeForm(for: item, label: label, &parts, to: &writer)
    writer.markup("</li>")
  }

  /// Neighbours are often in the same state.
  private func writeState(of item: ItemProgress, _ parts: inout Parts, to writer: inout HTMLWriter) {
    if let last = parts.state, last.state == item.state { return writer.again(last.place) }
    let start = writer.count
    writer.phrase(.checklistState(item.state), in: context)
    parts.state = (item.state, start..<writer.count)
  }

  /// - Returns: Where the id of the element was written.
  private func writeStatement(of item: ItemProgress, to writer: inout HTMLWriter) -> Range<Int> {
    let path = item.state == .done || item.state == .blocked ? nil : item.item.path
    if path == nil { writer.markup("<span class=\"tt-what\"") } else { writer.markup("<a") }
    var id = 0..<0
    writer.attribute("id") { writer in
      let start = writer.count
      writeID("tt-i-", item.id, to: &writer)
      id = start..<writer.count
    }
    if let path { writer.attribute("href", path.text) }
    writer.content(item.item.statement, in: context)
    if path == nil { writer.markup("</span>") } else { writer.markup("</a>") }
    return id
  }

  private func writeResources(of item: Checklist.Item, to writer: inout HTMLWriter) {
    guard !item.resources.isEmpty else { return }
    writer.markup("<ul class=\"tt-res\" role=\"list\">")
    for resource in item.resources {
      writer.markup("<li><a")
      writer.attribute("href", resource.url.text)
      writer.attribute("rel", resource.url.leavesProduct ? "noopener" : nil)
      writer.language(context.fallbackLanguage(of: resource.title), in: context)
      writer.markup(">")
      writer.text(resource.label(in: context))
      writer.markup("</a></li>")
    }
    writer.markup("</ul>")
  }

  /// - Parameter label: Where the id of the element was written that says what the item is.
  private func writeForm(
    for item: ItemProgress, label: Range<Int>, _ parts: inout Parts, to writer: inout HTMLWriter
  ) {
    let actions = actions(on: item)
    guard !actions.isEmpty else { return }
    open(item.id, revision: item.revision, &parts, in: &writer)
    for (place, action) in actions.enumerated() {
      writer.button(action.rawValue, style: action == .untick ? .quiet : .outlined) { writer in
        var id = 0..<0
        writer.attribute("id") { writer in
          let start = writer.count
          writer.markup("tt-b-")
          // What the label's id has after its "tt-i-".
          writer.again(label.lowerBound + 5..<label.upperBound)
          // One id for whatever stands in the first place, so that the focus stays there when tick becomes untick.
          if place > 0 {
            writer.markup("-")
            writer.text(action.rawValue)
          }
          id = start..<writer.count
        }
        writer.attribute("aria-labelledby") {
          $0.again(id)
          $0.markup(" ")
          $0.again(label)
        }
      } label: { writer in
        if action == .tick { return writer.shared(&parts.tick) { $0.phrase(.checklistTick, in: context) } }
        writer.phrase(progress.phrase(for: action, on: item, viewer: viewer, roles: roles), in: context)
      }
    }
    writer.closeForm()
  }
}
