package import EventLog

extension Checklist {
  /// False when the event tells nothing of the list: it is about other content, and no item waits for its name.
  package func mayChange(with event: Event) -> Bool {
    event.content.map { $0.isSameContent(as: ref) || waits(for: event.name) } ?? true
  }

  private func waits(for name: EventName) -> Bool {
    if case .since(name) = lookBack { return true }
    return items.contains { item in
      item.done.contains { if case .event(name, _, _) = $0 { true } else { false } }
    }
  }
}

extension Programme {
  /// False when the event tells nothing of the programme: it is about other content.
  package func mayChange(with event: Event) -> Bool {
    event.content?.isSameContent(as: ref) ?? true
  }
}
