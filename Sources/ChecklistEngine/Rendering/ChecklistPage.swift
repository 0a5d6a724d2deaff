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
  /// True when what the reader does counts for the list.
  let isDoer: Bool
  private let nonces: FormNonce.Stem

  /// Where what stands at many places of the page was written first.
  struct Parts {
    /// What the forms begin with.
    var formBeginning: Range<Int>?
    /// What ends the hidden fields of the forms.
    var formFields: Range<Int>?
    /// The label of the button that most open items have.
    var tick: Range<Int>?
    /// What the state of the last item is called.
    var state: (state: ItemState, place: Range<Int>)?
  }

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
    isDoer = progress.checklist.isDone(by: viewer, owner: progress.owner)
    nonces = FormNonce.Stem(subject: viewer, content: progress.checklist.ref)
  }

  private var checklist: Checklist { progress.checklist }

  func write(to writer: inout HTMLWriter) {
    // On a page of its own the host's heading names the region.
    if isInline {
      writer.markup("<div")
    } else {
      writer.markup("<section")
      writer.attribute("aria-labelledby") { writeID("tt-h-", to: &$0) }
    }
    writer.markup("><details class=\"tt-list")
    if isInline { writer.markup(" tt-inline") }
    writer.markup("\"")
    writer.attribute("id") { writeID("tt-list-", to: &$0) }
    writer.attribute("open", isOpen)
    writer.markup("><summary><h2 class=\"tt-list-h\"")
    writer.attribute("id") { writeID("tt-h-", to: &$0) }
    writer.content(checklist.title, in: context)
    writer.markup("</h2> <span class=\"tt-note\">")
    writer.phrase(.checklistCount, done: progress.doneCount, of: progress.visibleCount, in: context)
    writer.markup("</span></summary><div class=\"tt-list-body\">")
    writeBar(to: &writer)
    var parts = Parts()
    for index in progress.levels.indices { write(progress.levels[index], &parts, to: &writer) }
    if !isInline { writeDismiss(&parts, to: &writer) }
    writer.markup(isInline ? "</div></details></div>" : "</div></details></section>")
  }

  /// Staff, who see many lists on one page, find those open in which something waits for their check.
  private var isOpen: Bool {
    guard !roles.isEmpty else { return isInline || !progress.isComplete }
    return progress.levels.contains { level in
      level.items.contains { actions(on: $0).contains(.verify) }
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
    let (name, fallback) = context.words(of: .checklistBar)
    writer.attribute("aria-label") { name.write([:], to: &$0) }
    // Not its direction, by which the bar would fill from the other side.
    writer.attribute("lang", fallback?.rawValue)
    writer.markup(">")
    writer.number(progress.shownPercent)
    writer.markup("%</progress>")
  }

  /// What the reader is offered on an item.
  func actions(on item: ItemProgress) -> [ChecklistAction] {
    progress.actions(on: item, for: viewer, isDoer: isDoer, roles: roles)
  }

  private func write(_ level: LevelProgress, _ parts: inout Parts, to writer: inout HTMLWriter) {
    writer.markup("<div role=\"group\" class=\"tt-level")
    if level.isLocked { writer.markup(" tt-locked") }
    writer.markup("\"")
    writer.attribute("aria-labelledby") { writeID("tt-l-", level.id, to: &$0) }
    writer.markup("><h3 class=\"tt-level-h\"")
    writer.attribute("id") { writeID("tt-l-", level.id, to: &$0) }
    writer.markup(">")
    writer.marked(level.level.title, in: context)
    writer.markup(" <span class=\"tt-note\">")
    writer.phrase(.checklistLevelCount, done: level.doneCount, of: level.requiredCount, in: context)
    writer.markup("</span></h3>")
    if level.isLocked {
      writeLock(of: level, to: &writer)
    } else if level.completion != nil, level.doneCount == level.requiredCount {
      // What is done makes room for what is not.
      writer.markup("<details class=\"tt-fold\"")
      // By its id the script knows what the reader has unfolded.
      writer.attribute("id") { writeID("tt-o-", level.id, to: &$0) }
      writer.markup("><summary>")
      writer.phrase(.checklistShowDone, in: context)
      writer.markup("</summary>")
      writeSections(of: level, &parts, to: &writer)
      writer.markup("</details>")
    } else {
      writeSections(of: level, &parts, to: &writer)
    }
    writer.markup("</div>")
  }

  private func writeLock(of level: LevelProgress, to writer: inout HTMLWriter) {
    guard let before = progress.levels.first(where: { $0.completion == nil && $0.requiredCount > 0 }) else { return }
    writer.markup("<p class=\"tt-meta\">")
    writer.phrase(.checklistLocked, ["title": context.plain(before.level.title)], in: context)
    writer.markup("</p>")
  }

  /// Writes the items of a level that the reader has, which stand in the order of its sections.
  private func writeSections(of level: LevelProgress, _ parts: inout Parts, to writer: inout HTMLWriter) {
    var place = 0
    // By place, because a section and its items are copied whole when a loop hands them out.
    for index in level.level.sections.indices {
      let start = place
      let items = level.level.sections[index].items
      for item in items.indices where place < level.items.count && level.items[place].id == items[item].id {
        place += 1
      }
      guard place > start else { continue }
      let (title, fallback) = context.shown(level.level.sections[index].title)
      if !title.source.isEmpty {
        writer.markup("<h4 class=\"tt-group\"")
        writer.language(fallback, in: context)
        writer.markup(">")
        title.write(context.values, to: &writer)
        writer.markup("</h4>")
      }
      writer.markup("<ul class=\"tt-items\" role=\"list\">")
      for item in start..<place { write(level.items[item], &parts, to: &writer) }
      writer.markup("</ul>")
    }
  }

  private func writeDismiss(_ parts: inout Parts, to writer: inout HTMLWriter) {
    open(nil, revision: progress.revision(of: nil, for: viewer), &parts, in: &writer)
    writer.markup("<div class=\"tt-row\">")
    writer.button("dismiss", style: .quiet, isLast: true) { $0.phrase(.checklistDismiss, in: context) }
    writer.markup("</div>")
    writer.closeForm()
  }

  /// Writes the beginning of a form about an item or the whole list.
  func open(_ item: ItemID?, revision: Int, _ parts: inout Parts, in writer: inout HTMLWriter) {
    writer.shared(&parts.formBeginning) {
      $0.beginForm(isScripted: !isInline, in: context) { $0.reference(checklist.ref.parts) }
    }
    writer.formState(item: item?.rawValue) { $0.nonce(nonces.digest(for: item, revision: revision).numbers) }
    writer.shared(&parts.formFields) {
      $0.endFormFields(account: roles.isEmpty ? nil : progress.owner.account?.rawValue, in: context)
    }
  }

  /// Writes the id of an element that belongs to the list, or to a part of it.
  func writeID(_ kind: StaticString, _ part: ItemID? = nil, to writer: inout HTMLWriter) {
    writer.markup(kind)
    writer.text(suffix)
    guard let part else { return }
    writer.markup("-")
    writer.text(part.rawValue)
  }
}

extension HTMLWriter {
  /// Writes how much is done.
  mutating func phrase(_ phrase: Phrase, done: Int, of total: Int, in context: RenderContext) {
    self.phrase(phrase, in: context) { name in
      switch name {
      case "done": done
      case "total": total
      default: nil
      }
    }
  }
}
