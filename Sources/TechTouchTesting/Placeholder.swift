// TechTouchTesting
