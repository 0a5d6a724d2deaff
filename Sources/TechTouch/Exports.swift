@_exported public import ChecklistEngine
@_exported public import EventLog
@_exported public import SurveyKit
@_exported public import TouchContent
@_exported public import TriggerRules
@_exported public import TutorialModel
