"""One process, mapped by everybody together: steps first, then times, then what they are worth."""
