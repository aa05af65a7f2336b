"""A hall of simulated phones, for the benchmark of the workshop room and a smaller test."""
