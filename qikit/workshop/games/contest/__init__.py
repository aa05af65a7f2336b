"""Signal or noise? Charts with planted truth, for a whole class and for one visitor."""
