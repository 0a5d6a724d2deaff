/// What publishing and pausing need of the whole log: a fold over it.
struct GuideLog: Projection {
  /// Who came to which step, and found its element missing.
  var anchors = AnchorLog()
  /// Who may be in the middle of what.
  var underway = UnderwayLog()

  mutating func apply(_ recorded: RecordedEvent) {
    anchors.apply(recorded)
    underway.apply(recorded)
  }
}
