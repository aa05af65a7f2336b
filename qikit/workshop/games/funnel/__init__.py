"""The funnel with waiting times: what happens to a steady wait when somebody keeps adjusting."""
