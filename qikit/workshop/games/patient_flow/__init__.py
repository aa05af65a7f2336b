"""Flow of patients: the same clinic, the same people, smaller and smaller batches."""
