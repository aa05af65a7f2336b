"""The whole health and care economy: front door, ambulances, discharges, community."""
