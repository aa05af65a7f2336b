"""Patient flow by simulation: people, resources with shifts, and chance (SimPy)."""
