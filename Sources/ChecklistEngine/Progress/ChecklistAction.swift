/// What a user can do with a checklist or a programme.
public enum ChecklistAction: String, Hashable, Sendable, CaseIterable {
  /// Says that an item is done.
  case tick
  /// Takes that back.
  case untick
  /// Confirms as a second person that it is done.
  case verify
  /// Puts the list away, for this user only.
  case dismiss
  /// Brings the list back.
  case restart

  /// Reads the `action` field of a form; nil when it is none of these.
  public init?(formValue: String) {
    self.init(rawValue: formValue)
  }
}
