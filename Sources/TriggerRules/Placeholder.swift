// TriggerRules
