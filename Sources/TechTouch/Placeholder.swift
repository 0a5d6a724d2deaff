// TechTouch
