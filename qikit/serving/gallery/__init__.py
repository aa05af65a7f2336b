"""The gallery: every app, play and tool of the map, with a picture made from the thing itself."""
