"""Diabetes: annual reviews of a register, the foot clinic, appointments and emergencies."""
