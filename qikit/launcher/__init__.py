"""What ``qi`` needs before anything is installed: the standard library only."""
