"""Practice on the five care pathways: what was done, what the chart shows, what was true."""
