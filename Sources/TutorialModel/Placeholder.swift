// TutorialModel
