// ChecklistEngine
