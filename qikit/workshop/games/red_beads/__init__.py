"""Red beads: willing workers, a fixed system, and a foreman who praises and blames."""
