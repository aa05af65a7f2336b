"""The marking desk: every step of marking an exercise as plain pages."""
