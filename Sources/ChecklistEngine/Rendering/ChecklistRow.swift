import EventLog
import Foundation
import TouchContent

/// Writes one item of a checklist.
struct ChecklistRow {
  let page: ChecklistPage
  let item: ItemProgress
  private let labelID: String

  init(page: ChecklistPage, item: ItemProgress) {
    self.page = page
    self.item = item
    labelID = "tt-i-" + page.suffix + "-" + item.item.id.rawValue
  }

  private var context: RenderContext { page.context }

  func write(to writer: inout HTMLWriter) {
    writer.markup("<li class=\"tt-item")
    switch item.state {
    case .waiting, .early: writer.markup(" tt-wait")
    case .done: writer.markup(" tt-done")
    case .blocked: writer.markup(" tt-off")
    case .open, .disputed: break
    }
    writer.markup("\"><span class=\"tt-tick\"></span><div class=\"tt-lab\">")
    if let state = Phrase.checklistStates[item.state] {
      writer.markup("<span class=\"tt-sr\">")
      writer.phrase(state, in: context)
      writer.markup("</span>")
    }
    writeStatement(to: &writer)
    let remarks = ChecklistRemarks(page: page, item: item).all
    if !remarks.isEmpty {
      writer.markup("<p class=\"tt-meta\">")
      writer.text(remarks.joined(separator: " ・ "))
      writer.markup("</p>")
    }
    if item.state != .blocked { writeResources(to: &writer) }
    writer.markup("</div>")
    writeForm(to: &writer)
    writer.markup("</li>")
  }

  private func writeStatement(to writer: inout HTMLWriter) {
    let isLink = item.item.path != nil && item.state != .done && item.state != .blocked
    if isLink {
      writer.markup("<a")
    } else {
      writer.markup("<span class=\"tt-what\"")
    }
    writer.attribute("id", labelID)
    if isLink { writer.attribute("href", item.item.path?.text) }
    writer.markup(">")
    writer.text(item.item.statement, in: context)
    if isLink { writer.markup("</a>") } else { writer.markup("</span>") }
  }

  private func writeResources(to writer: inout HTMLWriter) {
    guard !item.item.resources.isEmpty else { return }
    writer.markup("<ul class=\"tt-res\" role=\"list\">")
    for resource in item.item.resources {
      writer.markup("<li><a")
      writer.attribute("href", resource.url.text)
      writer.attribute("rel", resource.url.leavesProduct ? "noopener" : nil)
      writer.markup(">")
      writer.text(resource.label(in: context))
      writer.markup("</a></li>")
    }
    writer.markup("</ul>")
  }

  private func writeForm(to writer: inout HTMLWriter) {
    let actions = page.progress.actions(on: item, for: page.viewer, roles: page.roles)
    guard let first = actions.first else { return }
    page.open(item.id, in: &writer)
    let buttonID = "tt-b-" + page.suffix + "-" + item.item.id.rawValue
    for action in actions {
      // One id for whatever stands in this place, so that the focus stays there when tick becomes untick.
      let id = action == first ? buttonID : buttonID + "-" + action.rawValue
      let style: TouchButton.Style = action == .untick ? .quiet : .outlined
      let button = TouchButton(action.rawValue, style: style, id: id, labelledBy: id + " " + labelID)
      writer.button(button) {
        $0.phrase(page.progress.phrase(for: action, on: item, viewer: page.viewer, roles: page.roles), in: context)
      }
    }
    writer.closeForm()
  }
}
