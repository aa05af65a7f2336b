"""Community-acquired pneumonia: adults admitted as an emergency."""
