"""COPD: adults admitted with an exacerbation."""
