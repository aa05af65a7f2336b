"""The shared frame: the fictional economy, its calendar, its people and its daily pressure."""
