public import EventLog

extension ChecklistProgress {
  /// What a reader is offered on an item, the most likely first; empty where there is nothing to press.
  ///
  /// Less than ``apply(_:to:by:roles:id:at:)`` takes: who makes the second check is not offered the first, and a
  /// member is not offered to take back what was verified.
  public func actions(on item: ItemProgress, for viewer: Subject, roles: Set<String> = []) -> [ChecklistAction] {
    actions(on: item, for: viewer, isDoer: checklist.isDone(by: viewer, owner: owner), roles: roles)
  }

  /// The same where it is known whether what the reader does counts for the list.
  func actions(
    on item: ItemProgress, for viewer: Subject, isDoer: Bool, roles: Set<String>
  ) -> [ChecklistAction] {
    guard viewer.user != nil else { return [] }
    if isStaff(viewer, for: item.item, roles) { return staffActions(on: item, for: viewer) }
    guard isDoer, item.item.isTicked, item.verified == nil else { return [] }
    if item.ticked != nil { return [.untick] }
    let isOpen = item.obstacles.allSatisfy { obstacle in
      if case .earlier = obstacle { checklist.order == .latch } else { false }
    }
    return isOpen ? [.tick] : []
  }

  private func staffActions(on item: ItemProgress, for viewer: Subject) -> [ChecklistAction] {
    let isReady = item.state == .waiting || item.state == .disputed && isAccepted(item)
    let canVerify = isReady && item.verified == nil && !isDoer(viewer, of: item)
    let canSendBack = item.ticked != nil || item.verified != nil
    return (canVerify ? [.verify] : []) + (canSendBack ? [.untick] : [])
  }
}
