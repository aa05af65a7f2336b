"""Hand-ins arrive: by exchange, as a zip, as a folder, or uploaded. Safely, and none is lost.

``take_in`` and ``take_in_bytes`` are in ``take_in``; ``read_mendings`` and ``set_aside`` in
``place``.
"""
