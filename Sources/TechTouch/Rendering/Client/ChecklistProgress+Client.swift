extension ChecklistProgress {
  /// The checklist, for a client that draws it itself.
  func clientTouch(for viewer: Subject, in context: RenderContext) -> ClientTouch {
    var touch = ClientTouch(
      checklist.ref, nonce: nonce(for: nil, subject: viewer), title: context.plain(checklist.title), in: context)
    touch.percent = shownPercent
    touch.levels = levels.map { level in
      ClientTouch.Level(
        id: level.id, title: level.level.title, state: level.state.name, done: level.doneCount,
        count: level.required.count, items: level.isLocked ? [] : level.items.map { item($0, viewer, context) },
        in: context)
    }
    touch.buttons = [
      ClientTouch.Button(ChecklistAction.dismiss.rawValue, .checklistDismiss, style: .quiet, in: context)
    ]
    return touch
  }

  private func item(_ item: ItemProgress, _ viewer: Subject, _ context: RenderContext) -> ClientTouch.Item {
    let isReady = item.state != .done && item.state != .blocked
    return ClientTouch.Item(
      id: item.id, nonce: nonce(for: item.id, subject: viewer), text: item.item.statement,
      state: item.state.rawValue, path: isReady ? item.item.path : nil,
      resources: item.state == .blocked
        ? []
        : item.item.resources.map { resource in
          ClientTouch.Link(
            label: resource.label(in: context), language: context.fallbackLanguage(of: resource.title),
            url: resource.url)
        },
      buttons: actions(on: item, for: viewer).map { action in
        ClientTouch.Button(
          action.rawValue, phrase(for: action, on: item, viewer: viewer),
          style: action == .untick ? .quiet : .outlined, in: context)
      }, in: context)
  }
}

extension LevelProgress.State {
  /// What a client reads.
  fileprivate var name: String {
    switch self {
    case .locked: "locked"
    case .open: "open"
    case .completed: "completed"
    }
  }
}
