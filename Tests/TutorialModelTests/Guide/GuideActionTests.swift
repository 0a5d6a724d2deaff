import EventLog
import Testing

@testable import TutorialModel

struct GuideActionTests {
  @Test(
    arguments: [
      ("start", .start), ("next", .next), ("back", .back), ("skip", .skip), ("dismiss", .dismiss),
      ("snooze", .snooze), ("restart", .restart), ("missing", .missing), ("press:jump", .press("jump")),
      ("press:", nil), ("Next", nil), ("next ", nil), ("", nil), ("tick", nil),
    ] as [(String, GuideAction?)])
  func actionsAreReadFromForms(text: String, action: GuideAction?) {
    #expect(GuideAction(formValue: text) == action)
    if let action { #expect(action.formValue == text) }
  }
}
