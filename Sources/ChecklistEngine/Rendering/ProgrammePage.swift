import EventLog
import Foundation
import TouchContent

/// Writes one programme for one reader.
struct ProgrammePage {
  let progress: ProgrammeProgress
  let viewer: Subject
  let time: Date
  let names: [UserID: String]
  let isInline: Bool
  let context: RenderContext

  private var suffix: String { "programme-\(progress.programme.id)" }

  func write(to writer: inout HTMLWriter) {
    writer.markup("<section")
    writer.attribute("aria-labelledby", "tt-h-\(suffix)")
    writer.markup("><details class=\"tt-list")
    if isInline { writer.markup(" tt-inline") }
    writer.markup("\"")
    writer.attribute("id", "tt-list-\(suffix)")
    writer.attribute("open", isInline || !progress.isComplete)
    writer.markup("><summary><h2 class=\"tt-list-h\"")
    writer.attribute("id", "tt-h-\(suffix)")
    writer.content(progress.programme.title, in: context)
    writer.markup("</h2> <span class=\"tt-note\">")
    writer.phrase(.checklistCount, done: progress.doneCount, of: progress.steps.count, in: context)
    writer.markup("</span></summary><div class=\"tt-list-body\"><ul class=\"tt-items\" role=\"list\">")
    for step in progress.steps { write(step, to: &writer) }
    writer.markup("</ul></div></details></section>")
  }

  private func write(_ step: ProgrammeStepProgress, to writer: inout HTMLWriter) {
    let state: ItemState = step.isDone ? .done : step.waitsFor.isEmpty ? .open : .blocked
    writer.markup("<li class=\"tt-item")
    if state == .done { writer.markup(" tt-done") }
    if state == .blocked { writer.markup(" tt-off") }
    writer.markup("\"><span class=\"tt-tick\"></span><div class=\"tt-lab\"><span class=\"tt-sr\">")
    writer.phrase(.checklistState(state), in: context)
    writer.markup("</span>")
    writeTitle(of: step, isLink: state == .open, to: &writer)
    if let body = step.step.body, state != .done { writer.body(body, in: context) }
    writer.markup("<p class=\"tt-meta\">")
    writer.remarks(remarks(on: step), in: context)
    writer.markup("</p></div>")
    if state != .blocked, viewer.user != nil { writeForm(for: step, to: &writer) }
    writer.markup("</li>")
  }

  private func writeTitle(of step: ProgrammeStepProgress, isLink: Bool, to writer: inout HTMLWriter) {
    let url = isLink ? step.step.url : nil
    if url == nil { writer.markup("<span class=\"tt-what\"") } else { writer.markup("<a") }
    writer.attribute("id", "tt-i-\(suffix)-\(step.id)")
    writer.attribute("href", url?.text)
    writer.attribute("rel", url?.leavesProduct == true ? "noopener" : nil)
    writer.content(step.step.title, in: context)
    if url == nil { writer.markup("</span>") } else { writer.markup("</a>") }
  }

  private func writeForm(for step: ProgrammeStepProgress, to writer: inout HTMLWriter) {
    let nonce = progress.nonce(for: step.id, subject: viewer)
    writer.open(
      TouchForm(
        content: progress.programme.ref.description, item: step.id.rawValue, nonce: nonce.rawValue),
      isScripted: !isInline,
      in: context)
    let id = "tt-b-\(suffix)-\(step.id)"
    let button = TouchButton(
      step.isDone ? "untick" : "tick", style: step.isDone ? .quiet : .outlined, id: id,
      labelledBy: "\(id) tt-i-\(suffix)-\(step.id)")
    writer.button(button) { $0.phrase(step.isDone ? .checklistUntick : .checklistTick, in: context) }
    writer.closeForm()
  }

  private func remarks(on step: ProgrammeStepProgress) -> [Remark] {
    var remarks: [Remark] = []
    if let kind = Phrase.programmeKinds[step.step.kind] { remarks.append(Remark(kind, in: context)) }
    let roles = step.step.roles.map { role in
      Phrase.programmeRoles[role].map { context.plain($0) } ?? context.phrases["role.\(role)"].map(context.plain)
        ?? role.rawValue
    }
    if !roles.isEmpty { remarks.append(Remark(.programmeFor, ["roles": roles.joined(separator: ", ")], in: context)) }
    if let name = step.done?.by.flatMap({ names[$0] }) {
      remarks.append(Remark(.checklistDoneBy, ["name": name], in: context))
    }
    if let due = step.due, !step.isDone {
      let phrase: Phrase = step.isOverdue(at: time) ? .programmeOverdue : .checklistDue
      remarks.append(Remark(phrase, ["date": due.text(in: context.language)], in: context))
    }
    for id in step.waitsFor.prefix(1) {
      guard let title = progress[id]?.step.title else { continue }
      remarks.append(Remark(.checklistNeeds, ["title": context.plain(title)], in: context))
    }
    return remarks
  }
}
