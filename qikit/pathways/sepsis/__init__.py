"""Sepsis: adults in the emergency department with suspected infection and NEWS2 of 5 or more."""
