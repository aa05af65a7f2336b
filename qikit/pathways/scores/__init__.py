"""Clinical scores, computed from their components and never drawn on their own."""
