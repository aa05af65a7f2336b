"""The report that a clinician can review in ten minutes: checks, maps, a chart of each story."""
