"""Many visitors at once: pages made ready, a cap, and a page that says how it goes."""
