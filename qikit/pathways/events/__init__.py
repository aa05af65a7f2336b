"""The event log: who did what, when, and who handed over to whom."""
