package import EventLog
package import TouchContent

extension ChecklistProgress {
  /// What the button of an action says to a reader.
  package func phrase(
    for action: ChecklistAction, on item: ItemProgress, viewer: Subject, roles: Set<String> = []
  ) -> Phrase {
    switch action {
    case .tick: .checklistTick
    case .verify: .checklistVerify
    default: isStaff(viewer, for: item.item, roles) ? .checklistSendBack : .checklistUntick
    }
  }
}

extension Checklist.Resource {
  /// The text of the link, not escaped: `設置手順（動画 1分35秒）`.
  package func label(in context: RenderContext) -> String {
    var values: MergeValues = ["title": context.plain(title)]
    values["kind"] = Phrase.checklistResources[kind].map { context.plain($0) }
    guard let seconds else { return context.plain(.checklistResource, values) }
    values["minutes"] = "\(seconds / 60)"
    values["seconds"] = "\(seconds % 60)"
    let length: Phrase =
      seconds < 60
      ? .checklistResourceSeconds : seconds % 60 == 0 ? .checklistResourceMinutes : .checklistResourceLength
    return context.plain(length, values)
  }
}
