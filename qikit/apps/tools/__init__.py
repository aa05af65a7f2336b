"""The improvement tools as forms: nothing to code, saved at once, printed from one page."""
