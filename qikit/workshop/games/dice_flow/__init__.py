"""Dice flow: a row of stations that could each do enough on average, and what comes out."""
