import EventLog
import TouchContent

/// Writes one checklist for one reader.
struct ChecklistPage {
  let progress: ChecklistProgress
  let viewer: Subject
  let roles: Set<String>
  let names: [UserID: String]
  let calendar: BusinessCalendar?
  let isInline: Bool
  let context: RenderContext
  /// What ends the ids of the widget.
  ///
  /// Staff see the lists of several companies on one page, so theirs tell the companies apart.
  let suffix: String
  private let content: String

  init(
    progress: ChecklistProgress, viewer: Subject, roles: Set<String>, names: [UserID: String],
    calendar: BusinessCalendar?, isInline: Bool, context: RenderContext
  ) {
    self.progress = progress
    self.viewer = viewer
    self.roles = roles
    self.names = names
    self.calendar = calendar
    self.isInline = isInline
    self.context = context
    let list = "checklist-" + progress.checklist.id.rawValue
    suffix = roles.isEmpty ? list : list + "-" + Checklist.tag(of: progress.owner)
    content = progress.checklist.ref.description
  }

  var checklist: Checklist { progress.checklist }

  func write(to writer: inout HTMLWriter) {
    // On a page of its own the host's heading names the region.
    if isInline {
      writer.markup("<div")
    } else {
      writer.markup("<section")
      writer.attribute("aria-labelledby", "tt-h-" + suffix)
    }
    writer.markup("><details class=\"tt-list")
    if isInline { writer.markup(" tt-inline") }
    writer.markup("\"")
    writer.attribute("id", "tt-list-" + suffix)
    writer.attribute("open", isOpen)
    writer.markup("><summary><h2 class=\"tt-list-h\"")
    writer.attribute("id", "tt-h-" + suffix)
    writer.markup(">")
    writer.text(checklist.title, in: context)
    writer.markup("</h2> <span class=\"tt-note\">")
    writer.phrase(.checklistCount, count(progress.doneCount, of: progress.visibleCount), in: context)
    writer.markup("</span></summary><div class=\"tt-list-body\">")
    writeBar(to: &writer)
    for level in progress.levels { write(level, to: &writer) }
    if !isInline { writeDismiss(to: &writer) }
    writer.markup(isInline ? "</div></details></div>" : "</div></details></section>")
  }

  /// Staff, who see many lists on one page, find those open in which something waits for their check.
  private var isOpen: Bool {
    guard !roles.isEmpty else { return isInline || !progress.isComplete }
    return progress.levels.contains { level in
      level.items.contains { progress.actions(on: $0, for: viewer, roles: roles).contains(.verify) }
    }
  }

  private func writeBar(to writer: inout HTMLWriter) {
    if progress.isComplete {
      writer.markup("<p class=\"tt-note\" role=\"status\">")
      writer.phrase(.checklistAllDone, in: context)
      writer.markup("</p>")
    }
    writer.markup("<progress class=\"tt-bar\" max=\"100\" value=\"")
    writer.number(progress.shownPercent)
    writer.markup("\"")
    writer.attribute("aria-label", context.plain(.checklistBar))
    writer.markup(">")
    writer.number(progress.shownPercent)
    writer.markup("%</progress>")
  }

  private func write(_ level: LevelProgress, to writer: inout HTMLWriter) {
    let id = "tt-l-" + suffix + "-" + level.id.rawValue
    writer.markup("<div role=\"group\" class=\"tt-level")
    if level.isLocked { writer.markup(" tt-locked") }
    writer.markup("\"")
    writer.attribute("aria-labelledby", id)
    writer.markup("><h3 class=\"tt-level-h\"")
    writer.attribute("id", id)
    writer.markup(">")
    writer.text(level.level.title, in: context)
    writer.markup(" <span class=\"tt-note\">")
    writer.phrase(.checklistLevelCount, count(level.doneCount, of: level.required.count), in: context)
    writer.markup("</span></h3>")
    if level.isLocked {
      writeLock(of: level, to: &writer)
    } else if level.completion != nil, level.doneCount == level.required.count {
      // What is done makes room for what is not.
      writer.markup("<details class=\"tt-fold\"")
      // By its id the script knows what the reader has unfolded.
      writer.attribute("id", "tt-o-\(suffix)-\(level.id)")
      writer.markup("><summary>")
      writer.phrase(.checklistShowDone, in: context)
      writer.markup("</summary>")
      writeSections(of: level, to: &writer)
      writer.markup("</details>")
    } else {
      writeSections(of: level, to: &writer)
    }
    writer.markup("</div>")
  }

  private func writeLock(of level: LevelProgress, to writer: inout HTMLWriter) {
    guard let before = progress.levels.first(where: { $0.completion == nil && !$0.required.isEmpty }) else { return }
    writer.markup("<p class=\"tt-meta\">")
    writer.phrase(.checklistLocked, ["title": context.plain(before.level.title)], in: context)
    writer.markup("</p>")
  }

  private func writeSections(of level: LevelProgress, to writer: inout HTMLWriter) {
    for section in level.level.sections {
      let places = section.items.compactMap { item in level.items.firstIndex { $0.item.id == item.id } }
      guard !places.isEmpty else { continue }
      if !section.title.isEmpty {
        writer.markup("<h4 class=\"tt-group\">")
        writer.text(section.title, in: context)
        writer.markup("</h4>")
      }
      writer.markup("<ul class=\"tt-items\" role=\"list\">")
      for place in places { ChecklistRow(page: self, item: level.items[place]).write(to: &writer) }
      writer.markup("</ul>")
    }
  }

  private func writeDismiss(to writer: inout HTMLWriter) {
    open(nil, in: &writer)
    writer.markup("<div class=\"tt-row\">")
    writer.button(TouchButton("dismiss", style: .quiet, isLast: true)) { $0.phrase(.checklistDismiss, in: context) }
    writer.markup("</div>")
    writer.closeForm()
  }

  /// Writes the beginning of a form about an item or the whole list.
  func open(_ item: ItemID?, in writer: inout HTMLWriter) {
    let nonce = progress.nonce(for: item, subject: viewer)
    writer.open(
      TouchForm(
        content: content, item: item?.rawValue, nonce: nonce.rawValue,
        account: roles.isEmpty ? nil : progress.owner.account?.rawValue), isScripted: !isInline, in: context)
  }

  private func count(_ done: Int, of total: Int) -> MergeValues {
    ["done": String(done), "total": String(total)]
  }
}
