// SurveyKit
