"""Word files: read with their tracked changes and comments, and written with them."""
